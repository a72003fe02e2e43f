/**
 * Shared by tests that kill audits at a call: an account that gives audits every kind of change to report, and an
 * installation whose tables can be restored. Depends on the auditor's own readers for its tables.
 */
@NullMarked
package dev.iotjobs.local.crash;

import org.jspecify.annotations.NullMarked;

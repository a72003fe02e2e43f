/**
 * What tests share that kill audits at a call: an account in which everything happens that an audit can report, and an
 * installation whose tables can be put back to where they were. Depends on the auditor by what it leaves behind, and
 * reads its tables with the auditor's own readers.
 */
@NullMarked
package dev.iotjobs.local.crash;

import org.jspecify.annotations.NullMarked;

/**
 * Findings, their identity and life cycle. Depends on jobs and on what rules say.
 */
@NullMarked
package dev.iotjobs.auditor.finding;

import org.jspecify.annotations.NullMarked;

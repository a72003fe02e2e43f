/** Findings, their identity and life cycle. Depends on jobs and on the verdicts of rules. */
@NullMarked
package dev.iotjobs.auditor.finding;

import org.jspecify.annotations.NullMarked;

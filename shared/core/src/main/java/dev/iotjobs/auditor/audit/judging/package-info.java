/**
 * The records of a Region's subjects, how they are judged and written, and the counts of an audit. Depends on the list
 * of jobs and on state; does not know how jobs are described.
 */
@NullMarked
package dev.iotjobs.auditor.audit.judging;

import org.jspecify.annotations.NullMarked;

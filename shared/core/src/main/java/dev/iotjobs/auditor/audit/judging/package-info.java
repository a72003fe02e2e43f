/**
 * The records of a Region's subjects, how they are judged and written, and the counts of an audit. Depends on the list
 * of jobs and on state; does not know how jobs are described.
 *
 * <p>A verdict becomes a stored finding in three steps: {@code Marking} applies it to the marks of the record and makes
 * a {@code FindingChange}, and {@code FindingMaker} makes the {@code Finding} from this and the stored one.
 */
@NullMarked
package dev.iotjobs.auditor.audit.judging;

import org.jspecify.annotations.NullMarked;

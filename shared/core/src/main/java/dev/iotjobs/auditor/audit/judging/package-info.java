/**
 * The records of a Region's subjects: how an audit judges, writes and counts them. Depends on the list of jobs and on
 * state; does not know how jobs are described.
 *
 * <p>A verdict becomes a stored finding in two steps. {@code Marking} applies the verdict to the marks of the record
 * and makes a {@code FindingChange}. {@code FindingMaker} makes the {@code Finding} from this change and the stored
 * finding. Only {@code audit} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.judging;

import org.jspecify.annotations.NullMarked;

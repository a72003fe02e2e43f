/**
 * Judges the subjects of a Region, and writes and counts the results. Depends on the list of jobs and on state; does
 * not know how jobs are described.
 *
 * <p>{@code Marking} applies each verdict to the marks of the record, and makes a {@code FindingChange}. From this
 * change and the stored finding, {@code FindingMaker} makes the {@code Finding}. Only {@code audit} may depend on this
 * package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.judging;

import org.jspecify.annotations.NullMarked;

/**
 * Explains the verdict of each rule on one job, without writing anything.
 *
 * <p>May depend on the package {@code state} and on the packages on which {@code state} depends.
 */
@NullMarked
package dev.iotjobs.auditor.audit.explain;

import org.jspecify.annotations.NullMarked;

/**
 * Explains the verdict of each rule on one job, without writing anything.
 *
 * <p>May depend on the package {@code state} and on the packages on which {@code state} depends. Only {@code aws},
 * {@code cli.finding} and {@code report.finding} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.audit.explain;

import org.jspecify.annotations.NullMarked;

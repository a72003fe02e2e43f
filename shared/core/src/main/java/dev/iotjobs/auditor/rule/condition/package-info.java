/**
 * Conditions on jobs, for use by several rules. A condition is true, false or unknown. An unknown condition comes with
 * a verdict. A rule that cannot judge without the condition gives this verdict.
 *
 * <p>May depend on the package {@code rule} and on the packages on which {@code rule} depends. Only {@code
 * rule.configuration}, {@code rule.lifecycle} and {@code rule.runtime} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.condition;

import org.jspecify.annotations.NullMarked;

/**
 * Conditions on jobs, for use by several rules. A condition is true, false or unknown. An unknown condition comes with
 * the verdict that a rule must give if it needs the condition.
 *
 * <p>May depend on the package {@code rule} and on the packages on which {@code rule} depends. Only {@code
 * rule.configuration}, {@code rule.lifecycle} and {@code rule.runtime} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.condition;

import org.jspecify.annotations.NullMarked;

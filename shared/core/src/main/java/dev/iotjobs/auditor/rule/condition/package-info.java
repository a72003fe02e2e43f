/**
 * Statements about jobs, for use by several rules. A statement is true, false or unknown. An unknown statement has the
 * verdict that a rule gives if it cannot judge without the statement.
 *
 * <p>May depend on the package {@code rule} and on the packages on which {@code rule} depends. Only {@code
 * rule.configuration}, {@code rule.lifecycle} and {@code rule.runtime} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.condition;

import org.jspecify.annotations.NullMarked;

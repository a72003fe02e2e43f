/**
 * Statements about jobs that several rules use, with the verdict to give if a statement is unknown.
 *
 * <p>May depend on the package {@code rule} and on the packages on which {@code rule} depends.
 */
@NullMarked
package dev.iotjobs.auditor.rule.condition;

import org.jspecify.annotations.NullMarked;

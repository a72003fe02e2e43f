/**
 * The list of all rules. Before a rule judges a subject, this package checks that the rule is on, applies and has its
 * data.
 *
 * <p>May depend on the package {@code rule} and on the packages of the rules. Each package that docs/architecture.md
 * lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule.book;

import org.jspecify.annotations.NullMarked;

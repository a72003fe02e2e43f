/**
 * The types that all rules share: definition, subject, context and verdict. The rules themselves are in subpackages,
 * and {@code book.RuleBook} lists them by id.
 *
 * <p>May depend on the packages {@code fact}, {@code job}, {@code setting} and {@code text}. Each package that
 * docs/architecture.md lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.rule;

import org.jspecify.annotations.NullMarked;

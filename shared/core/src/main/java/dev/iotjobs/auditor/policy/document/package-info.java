/**
 * Reads a parsed policy document, reports every problem with its place, and generates the schema of policies. Other
 * packages implement {@code PolicyParser}.
 *
 * <p>May depend on the package {@code policy} and on the packages on which {@code policy} depends. Each package that
 * docs/architecture.md lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.policy.document;

import org.jspecify.annotations.NullMarked;

/**
 * The policy: which rules are on, with which settings, and which findings are exempted.
 *
 * <p>May depend on the packages {@code rule}, {@code setting}, {@code fact}, {@code job} and {@code text}. Each package
 * that docs/architecture.md lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.policy;

import org.jspecify.annotations.NullMarked;

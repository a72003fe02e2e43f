/**
 * Settings that a policy may change: their kinds, defaults, bounds and values.
 *
 * <p>May depend on the packages {@code fact} and {@code text}. Each package that docs/architecture.md lists after this
 * one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.setting;

import org.jspecify.annotations.NullMarked;

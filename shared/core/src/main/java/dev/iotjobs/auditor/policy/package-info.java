/**
 * The policy: which rules are on, with which settings, and which findings are exempted.
 *
 * <p>May depend on the packages {@code rule}, {@code setting}, {@code fact}, {@code job} and {@code text}.
 */
@NullMarked
package dev.iotjobs.auditor.policy;

import org.jspecify.annotations.NullMarked;

/**
 * Views of a policy for people and programs: the value of every setting with its source, the whole policy document, and
 * the differences between two policies.
 *
 * <p>May depend on the packages {@code policy} and {@code policy.document}, and on the packages on which these depend.
 * Each package that docs/architecture.md lists after this one may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.policy.view;

import org.jspecify.annotations.NullMarked;

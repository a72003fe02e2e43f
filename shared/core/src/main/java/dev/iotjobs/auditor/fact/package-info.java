/**
 * The facts that rules judge: what is known about jobs, targets, quotas, Regions and rules.
 *
 * <p>May depend on the package {@code job}. Each package that docs/architecture.md lists later may depend on this
 * package.
 */
@NullMarked
package dev.iotjobs.auditor.fact;

import org.jspecify.annotations.NullMarked;

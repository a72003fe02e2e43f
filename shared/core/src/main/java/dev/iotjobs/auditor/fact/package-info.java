/**
 * The facts that rules judge: what is known about jobs, targets, quotas, Regions and rules.
 *
 * <p>May depend on the package {@code job}. Each package that docs/architecture.md lists after this one may depend on
 * this package.
 */
@NullMarked
package dev.iotjobs.auditor.fact;

import org.jspecify.annotations.NullMarked;

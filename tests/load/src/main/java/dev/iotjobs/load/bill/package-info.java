/**
 * Computes the monthly cost of a stack from its usage and from AWS's prices. Depends on {@code load.audit}. Only {@code
 * load} may depend on this package.
 */
@NullMarked
package dev.iotjobs.load.bill;

import org.jspecify.annotations.NullMarked;

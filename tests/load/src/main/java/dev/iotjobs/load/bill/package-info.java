/** Computes the monthly cost of a stack from its usage and from AWS's prices. Depends on {@code load.audit}. */
@NullMarked
package dev.iotjobs.load.bill;

import org.jspecify.annotations.NullMarked;

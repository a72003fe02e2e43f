/**
 * Figures of measurements, their limits, and their text. Depends on no other package of this module. Only {@code load}
 * and {@code load.audit} may depend on this package.
 */
@NullMarked
package dev.iotjobs.load.figure;

import org.jspecify.annotations.NullMarked;

/** Figures of measurements, their limits, and their text. Depends on no other package of this module. */
@NullMarked
package dev.iotjobs.load.figure;

import org.jspecify.annotations.NullMarked;

/**
 * Figures, their bars, and how they are printed. Depends on nothing else here.
 */
@NullMarked
package dev.iotjobs.load.figure;

import org.jspecify.annotations.NullMarked;

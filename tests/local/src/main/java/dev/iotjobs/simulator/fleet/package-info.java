/**
 * Accounts that look like a real device fleet after months or years, made from a seed.
 *
 * <p>A {@link dev.iotjobs.simulator.fleet.Fleet} is made of scenarios (a firmware wave, a forgotten snapshot job, an
 * update that was force-cancelled). A scenario says beforehand which rules its jobs break and then makes them so; no
 * rule is computed here, so that a fleet can be held against the rules.
 *
 * <p>May depend on {@code dev.iotjobs.simulator} and the JDK only.
 */
@NullMarked
package dev.iotjobs.simulator.fleet;

import org.jspecify.annotations.NullMarked;

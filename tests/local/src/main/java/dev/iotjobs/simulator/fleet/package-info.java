/**
 * Generates simulated accounts from a seed. Each looks like the account of a real device fleet after months or years.
 *
 * <p>A {@link dev.iotjobs.simulator.fleet.Fleet} is made of scenarios, such as a firmware update in three stages or a
 * forgotten snapshot job. A scenario states which rules its jobs break, and makes the jobs accordingly. Tests compare
 * these statements with the results of the rules. This package uses no code of the rules.
 *
 * <p>May depend on {@code dev.iotjobs.simulator} and the JDK only. Only {@code load.audit}, {@code load.benchmark} and
 * {@code local.shell} may depend on this package.
 */
@NullMarked
package dev.iotjobs.simulator.fleet;

import org.jspecify.annotations.NullMarked;

/**
 * Generates accounts from a seed. They look like a real device fleet after months or years.
 *
 * <p>A {@link dev.iotjobs.simulator.fleet.Fleet} is made of scenarios, such as a firmware update in three stages, a
 * forgotten snapshot job or a force-cancelled update. A scenario states which rules its jobs break, and then makes jobs
 * that break exactly these rules. No code of the rules is used here, so tests can compare the statements of the
 * scenarios with the results of the rules.
 *
 * <p>May depend on {@code dev.iotjobs.simulator} and the JDK only. Only {@code load.audit}, {@code load.benchmark} and
 * {@code local.shell} may depend on this package.
 */
@NullMarked
package dev.iotjobs.simulator.fleet;

import org.jspecify.annotations.NullMarked;

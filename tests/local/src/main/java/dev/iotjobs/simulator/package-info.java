/**
 * A simulated AWS account that speaks AWS's wire protocols by HTTP on the loopback interface.
 *
 * <p>{@link dev.iotjobs.simulator.SimulatedAccount} has the jobs, quotas, faults and rate limits. {@link
 * dev.iotjobs.simulator.SimulatorServer} passes requests to services. A service implements {@link
 * dev.iotjobs.simulator.ServiceHandler}.
 *
 * <p>May depend on the JDK and Jackson only, not on the auditor or the AWS SDK. So the simulator does not share the
 * auditor's errors about AWS's interfaces, and tests find them. Only {@code load}, {@code load.audit}, {@code
 * load.benchmark}, {@code local}, {@code local.configuration}, {@code local.crash}, {@code local.dynamodb}, {@code
 * local.shell}, {@code simulator.fleet} and {@code simulator.service} may depend on this package.
 */
@NullMarked
package dev.iotjobs.simulator;

import org.jspecify.annotations.NullMarked;

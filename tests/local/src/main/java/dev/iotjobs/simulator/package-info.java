/**
 * A simulated AWS account that speaks AWS's wire protocols over HTTP on the loopback interface.
 *
 * <p>Here live the account ({@link dev.iotjobs.simulator.SimulatedAccount}: jobs, quotas, faults, rates), the server
 * that dispatches requests to services ({@link dev.iotjobs.simulator.SimulatorServer}) and what a service is made of
 * ({@link dev.iotjobs.simulator.ServiceHandler}). The services live in {@code dev.iotjobs.simulator.service}.
 *
 * <p>May depend on the JDK and Jackson only: nothing of the auditor, and no AWS SDK, so that both sides of a test read
 * the service's documentation independently.
 */
@NullMarked
package dev.iotjobs.simulator;

import org.jspecify.annotations.NullMarked;

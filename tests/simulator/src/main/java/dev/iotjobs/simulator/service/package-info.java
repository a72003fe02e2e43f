/**
 * The services of the simulated account that an audit of jobs calls: AWS IoT's job operations, STS and Service Quotas.
 *
 * <p>May depend on {@code dev.iotjobs.simulator} and Jackson only.
 */
@NullMarked
package dev.iotjobs.simulator.service;

import org.jspecify.annotations.NullMarked;

/**
 * The services of the simulated account that an audit of jobs calls: AWS IoT's job operations, STS and Service Quotas.
 * Answers and refusals follow what was captured from AWS (eu-north-1 on 2026-09-19, eu-central-1 on 2026-10-05), and the API's
 * model and guide where nothing was.
 *
 * <p>May depend on {@code dev.iotjobs.simulator} and Jackson only.
 */
@NullMarked
package dev.iotjobs.simulator.service;

import org.jspecify.annotations.NullMarked;

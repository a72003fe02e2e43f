/**
 * The services that an audit of jobs calls: job operations of AWS IoT, STS and Service Quotas. Answers and errors
 * follow answers captured from AWS (eu-north-1 on 2026-09-19, eu-central-1 on 2026-10-05). Everything else follows the
 * API's model and guide.
 *
 * <p>May depend on {@code dev.iotjobs.simulator} and Jackson only. Only {@code load}, {@code load.benchmark}, {@code
 * local} and {@code local.crash} may depend on this package.
 */
@NullMarked
package dev.iotjobs.simulator.service;

import org.jspecify.annotations.NullMarked;

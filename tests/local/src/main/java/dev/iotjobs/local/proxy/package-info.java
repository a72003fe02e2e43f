/**
 * What stands before an endpoint and breaks by plan: a service of the simulator's server that forwards its calls
 * ({@link dev.iotjobs.local.proxy.ForwardingHandler}), so that the simulator's faults, log and crash points hold for
 * DynamoDB Local, LocalStack or whatever else answers over HTTP, and faults that DynamoDB really shows.
 *
 * <p>May depend on the simulator and Jackson.
 */
@NullMarked
package dev.iotjobs.local.proxy;

import org.jspecify.annotations.NullMarked;

/**
 * Requests and answers over HTTP in AWS's protocols. Depends on the JDK and Jackson only. Only {@code load}, {@code
 * load.audit}, {@code local}, {@code local.configuration}, {@code local.dynamodb}, {@code simulator} and {@code
 * simulator.service} may depend on this package.
 */
@NullMarked
package dev.iotjobs.simulator.http;

import org.jspecify.annotations.NullMarked;

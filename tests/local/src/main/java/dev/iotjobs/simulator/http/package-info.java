/**
 * Requests and answers over HTTP in AWS's protocols. Depends on the JDK and Jackson only.
 */
@NullMarked
package dev.iotjobs.simulator.http;

import org.jspecify.annotations.NullMarked;

/** Tests across modules. Tests of the ports to AWS run with the local account and with LocalStack. */
@NullMarked
package dev.iotjobs.integration;

import org.jspecify.annotations.NullMarked;

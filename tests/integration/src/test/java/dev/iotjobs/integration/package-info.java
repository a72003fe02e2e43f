/** What is tested across modules; the ports on AWS are held to one contract, over the local account and over LocalStack. */
@NullMarked
package dev.iotjobs.integration;

import org.jspecify.annotations.NullMarked;

/** Tests of several modules together. The code that calls AWS is tested with the local account and with LocalStack. */
@NullMarked
package dev.iotjobs.integration;

import org.jspecify.annotations.NullMarked;

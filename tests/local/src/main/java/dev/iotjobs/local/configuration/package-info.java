/**
 * Parameter Store and AppConfig of the local account, as far as a reader of one value needs them. Depends on the simulator
 * and on Jackson.
 */
@NullMarked
package dev.iotjobs.local.configuration;

import org.jspecify.annotations.NullMarked;

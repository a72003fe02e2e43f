/**
 * Parameter Store and AppConfig of the local account. They support what a client needs to read single values. Depends
 * on the simulator and on Jackson.
 */
@NullMarked
package dev.iotjobs.local.configuration;

import org.jspecify.annotations.NullMarked;

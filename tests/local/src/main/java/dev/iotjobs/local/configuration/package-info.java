/**
 * Simulates Parameter Store and AppConfig for the local account, as far as a client needs them to read single values.
 * Depends on the simulator and on Jackson. Only {@code local} may depend on this package.
 */
@NullMarked
package dev.iotjobs.local.configuration;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.iotjobs.simulator.fleet;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.iotjobs.simulator;

import org.jspecify.annotations.NullMarked;

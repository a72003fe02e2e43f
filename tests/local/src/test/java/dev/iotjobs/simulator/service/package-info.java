@NullMarked
package dev.iotjobs.simulator.service;

import org.jspecify.annotations.NullMarked;

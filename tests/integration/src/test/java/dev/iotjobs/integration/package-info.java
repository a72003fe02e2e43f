@NullMarked
package dev.iotjobs.integration;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.iotjobs.local.configuration;

import org.jspecify.annotations.NullMarked;

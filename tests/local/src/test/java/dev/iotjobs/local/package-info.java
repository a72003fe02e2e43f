@NullMarked
package dev.iotjobs.local;

import org.jspecify.annotations.NullMarked;

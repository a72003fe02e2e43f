@NullMarked
package dev.iotjobs.local.proxy;

import org.jspecify.annotations.NullMarked;

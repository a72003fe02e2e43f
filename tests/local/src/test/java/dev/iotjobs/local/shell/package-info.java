@NullMarked
package dev.iotjobs.local.shell;

import org.jspecify.annotations.NullMarked;

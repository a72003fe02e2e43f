@NullMarked
package dev.iotjobs.local.dynamodb;

import org.jspecify.annotations.NullMarked;

/** Compares the rules with a second implementation of the rule catalogue, for many generated jobs. */
@NullMarked
package dev.iotjobs.catalogue;

import org.jspecify.annotations.NullMarked;

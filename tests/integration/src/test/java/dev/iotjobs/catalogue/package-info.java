/** The rules held against an independent reading of the rule catalogue, over many generated jobs. */
@NullMarked
package dev.iotjobs.catalogue;

import org.jspecify.annotations.NullMarked;

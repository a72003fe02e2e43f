/** Tests of the whole project: its code, rules, template and documents. */
@NullMarked
package dev.iotjobs.architecture;

import org.jspecify.annotations.NullMarked;

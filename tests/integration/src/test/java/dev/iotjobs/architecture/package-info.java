/** Tests of the whole code, the rules, the template and the documents. */
@NullMarked
package dev.iotjobs.architecture;

import org.jspecify.annotations.NullMarked;

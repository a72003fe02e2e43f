/** Tests about the code as a whole, its rules, its template and its documents. */
@NullMarked
package dev.iotjobs.architecture;

import org.jspecify.annotations.NullMarked;

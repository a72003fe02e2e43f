/** Tests of the function's event and metrics; the function as a whole is tested as Lambda runs it. */
@NullMarked
package dev.iotjobs.auditor.lambda;

import org.jspecify.annotations.NullMarked;

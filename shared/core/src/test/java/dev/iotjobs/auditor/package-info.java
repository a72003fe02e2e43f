/** Fixtures that tests of several packages share. */
@NullMarked
package dev.iotjobs.auditor;

import org.jspecify.annotations.NullMarked;

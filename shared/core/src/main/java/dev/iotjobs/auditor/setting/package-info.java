/** Settings that a policy may change: their kinds, defaults, bounds and values. Depends on facts. */
@NullMarked
package dev.iotjobs.auditor.setting;

import org.jspecify.annotations.NullMarked;

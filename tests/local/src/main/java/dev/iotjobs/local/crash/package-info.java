/**
 * For tests that kill an audit in the middle and then run another one. Provides an account whose changes cause every
 * kind of notification, and an installation whose tables can be restored. Depends on the auditor, because it reads
 * these tables with the auditor's classes. Only {@code load} and {@code load.audit} may depend on this package.
 */
@NullMarked
package dev.iotjobs.local.crash;

import org.jspecify.annotations.NullMarked;

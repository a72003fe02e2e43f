/**
 * Renders policies, their problems and their differences. Depends on the core and on {@code report}; does no I/O. Only
 * {@code cli} may depend on this package.
 */
@NullMarked
package dev.iotjobs.auditor.report.policy;

import org.jspecify.annotations.NullMarked;

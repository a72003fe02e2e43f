/**
 * What an audit resulted in, for reports, logs and metrics. No behaviour but counting.
 */
@NullMarked
package dev.iotjobs.auditor.audit.result;

import org.jspecify.annotations.NullMarked;

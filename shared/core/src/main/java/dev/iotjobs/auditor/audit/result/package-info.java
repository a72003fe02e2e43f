/**
 * The results of an audit, for reports, logs and metrics. The classes only hold and count data. Depends on {@code
 * audit.api}, on findings and on messages.
 */
@NullMarked
package dev.iotjobs.auditor.audit.result;

import org.jspecify.annotations.NullMarked;

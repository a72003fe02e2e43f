/**
 * What an audit resulted in, for reports, logs and metrics. No behaviour but counting. Depends on what an
 * audit asks of AWS, on findings and on messages.
 */
@NullMarked
package dev.iotjobs.auditor.audit.result;

import org.jspecify.annotations.NullMarked;

/**
 * The calls of an audit to AWS IoT and Service Quotas: the port, its answers, retries, pacing and quotas. Depends on
 * jobs and time; does not know the audit.
 */
@NullMarked
package dev.iotjobs.auditor.audit.api;

import org.jspecify.annotations.NullMarked;

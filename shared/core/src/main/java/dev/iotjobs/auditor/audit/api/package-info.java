/**
 * The calls of an audit to AWS IoT and Service Quotas: the port, its answers, retries, pacing and quotas. Depends on
 * jobs, facts and time, but on no other package of the audit.
 */
@NullMarked
package dev.iotjobs.auditor.audit.api;

import org.jspecify.annotations.NullMarked;

/**
 * What an audit asks of AWS IoT and Service Quotas, and how fast: the port, its answers, pacing and quotas. Depends
 * on jobs and time; knows nothing of an audit.
 */
@NullMarked
package dev.iotjobs.auditor.audit.api;

import org.jspecify.annotations.NullMarked;

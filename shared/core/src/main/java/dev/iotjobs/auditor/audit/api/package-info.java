/**
 * The calls of an audit to AWS IoT and Service Quotas: the port, its answers, retries, pacing and quotas.
 *
 * <p>May depend on the packages {@code job}, {@code fact} and {@code time}.
 */
@NullMarked
package dev.iotjobs.auditor.audit.api;

import org.jspecify.annotations.NullMarked;

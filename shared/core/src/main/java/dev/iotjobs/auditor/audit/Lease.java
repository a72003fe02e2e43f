package dev.iotjobs.auditor.audit;

import java.time.Instant;

/**
 * The right to audit a Region. It saves work; what keeps data right is that commits are conditional.
 *
 * @param owner the run that holds it
 * @param until when it ends by itself, should the run not end it
 */
public record Lease(String region, String owner, Instant until) {}

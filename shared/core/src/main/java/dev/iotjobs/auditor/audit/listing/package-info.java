/**
 * Lists the jobs of a Region, completely or in part. Depends on {@code audit.api}, on results, jobs, state and time.
 */
@NullMarked
package dev.iotjobs.auditor.audit.listing;

import org.jspecify.annotations.NullMarked;

/**
 * The audit itself: listing, planning, pacing, describing, settling, reporting; and the ports it needs.
 */
@NullMarked
package dev.iotjobs.auditor.audit;

import org.jspecify.annotations.NullMarked;

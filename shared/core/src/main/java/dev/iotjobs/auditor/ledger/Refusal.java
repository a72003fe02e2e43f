package dev.iotjobs.auditor.ledger;

import java.time.Instant;

/**
 * That a job could not be described when it was asked for last.
 *
 * @param inARow attempts since it could be described, at least 1
 * @param at the last attempt
 */
public record Refusal(int inARow, Instant at) {}

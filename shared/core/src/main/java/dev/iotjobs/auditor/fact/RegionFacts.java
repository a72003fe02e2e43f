package dev.iotjobs.auditor.fact;

/**
 * The data of one audit on a Region as a whole.
 *
 * @param policy the use of the configured policy, in the Region that reports it
 */
public record RegionFacts(Coverage coverage, PolicyUse policy) implements Facts {}

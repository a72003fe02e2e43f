package dev.iotjobs.auditor.fact;

/**
 * What one audit knows of a Region as a whole.
 *
 * @param policy of the installation, in the Region whose finding states it
 */
public record RegionFacts(Coverage coverage, PolicyUse policy) implements Facts {}

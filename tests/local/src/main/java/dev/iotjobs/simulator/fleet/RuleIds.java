package dev.iotjobs.simulator.fleet;

import java.util.Set;

/**
 * The rules that scenarios declare to be broken, by the auditor's public ids. A rule that is added here must be thought
 * about in every scenario: until then it is none of {@link #ALL}.
 */
public final class RuleIds {

    /** In-progress timeout missing, or outside 1 to 10,080 minutes. */
    public static final String TIMEOUT_MISSING = "IOTJ-CFG-01";

    /** No abort criteria on a job that goes to many devices. */
    public static final String ABORT_MISSING = "IOTJ-CFG-03";

    /** At least ten percent of at least ten executed were unsuccessful, or all of three and more. */
    public static final String FAILURE_RATE = "IOTJ-RUN-01";

    /** Force-cancelled within the last thirty days. */
    public static final String FORCE_CANCELLED = "IOTJ-LIF-01";

    /** Every rule that fleets are labelled for; other rules that a job breaks have no label. */
    public static final Set<String> ALL = Set.of(TIMEOUT_MISSING, ABORT_MISSING, FAILURE_RATE, FORCE_CANCELLED);

    private RuleIds() {}
}

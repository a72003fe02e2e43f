package dev.iotjobs.auditor.finding;

/**
 * A change of a finding that people are told of, once.
 *
 * @param alertId the same however often this transition is told
 * @param finding as it is after the transition
 */
public record Transition(String alertId, TransitionType type, Finding finding) {

    static Transition of(TransitionType type, Finding finding) {
        return new Transition(alertId(finding.key(), finding.revision()), type, finding);
    }

    /** The alert id of what happened to a finding at a revision of its subject's ledger entry. */
    public static String alertId(FindingKey finding, long revision) {
        return finding.findingId() + "#" + revision;
    }
}

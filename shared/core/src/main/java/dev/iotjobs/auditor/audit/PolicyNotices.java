package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.policy.ExemptionsDue;
import dev.iotjobs.auditor.audit.policy.PolicyInForce;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Notice;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.state.PolicyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The notices of one message: that the policy changed, and which exemptions expire or need a review.
 *
 * @param list empty if there is nothing to report
 * @param stored what subscribers know of the policy once the message is accepted; null if {@code list} is empty
 */
record PolicyNotices(List<Notice> list, PolicyStore.@Nullable Notices stored) {

    static final PolicyNotices NONE = new PolicyNotices(List.of(), null);

    /**
     * Makes the notices of one message.
     *
     * @param knowsAll whether the exempted findings of every Region are known; if not, the message has no notices about
     *     exemptions
     */
    static PolicyNotices of(PolicyInForce policy, Collection<RegionResult> results, boolean knowsAll, Instant now) {
        PolicyInForce.Stored stored = policy.stored();
        if (stored == null) {
            return NONE;
        }
        List<Notice> notices = new ArrayList<>();
        if (!stored.changes().isEmpty()) {
            notices.add(new Notice.PolicyChanged(stored.changes()));
        }
        List<Exemption> exemptions = knowsAll ? policy.policy().exemptions() : List.of();
        Map<String, String> noticed = stored.known().noticed();
        ExemptionsDue due = new ExemptionsDue(exemptions, noticed, now);
        notices.addAll(due.notices(id -> exempted(id, results)));
        return notices.isEmpty()
                ? NONE
                : new PolicyNotices(
                        notices,
                        new PolicyStore.Notices(
                                stored.known().reports(), stored.hash(), knowsAll ? due.noticed() : noticed));
    }

    private static List<Change> exempted(String exemptionId, Collection<RegionResult> results) {
        return results.stream()
                .flatMap(result -> result.run().judged().exempted().stream())
                .filter(finding -> exemptionId.equals(finding.exemption()))
                .sorted(Comparator.comparing(OpenFinding::severity, Comparator.reverseOrder())
                        .thenComparing(finding -> finding.key().ruleId())
                        .thenComparing(finding -> finding.key().subject().id()))
                .map(PolicyNotices::exempted)
                .toList();
    }

    private static Change exempted(OpenFinding finding) {
        return new Change(
                finding.key(),
                Change.Kind.EXEMPTED,
                finding.severity(),
                finding.severity(),
                finding.since(),
                finding.since(),
                Change.JobState.NONE);
    }
}

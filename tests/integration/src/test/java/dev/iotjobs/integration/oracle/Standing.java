package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.Change;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an open finding says.
 *
 * @param figures the evidence as a text, for a store does not keep what kind of number a number was
 */
record Standing(Severity severity, String reason, String figures) {

    static Standing of(Verdict verdict) {
        return of(Objects.requireNonNull(verdict.severity(), "severity"), verdict.reason(), verdict.evidence());
    }

    static Standing of(Finding finding) {
        return of(finding.severity(), finding.reason(), finding.evidence());
    }

    private static Standing of(Severity severity, String reason, Evidence evidence) {
        return new Standing(severity, reason, evidence.facts().toString());
    }

    /**
     * What has become of a finding; null when there is nothing to tell.
     *
     * @param before null when it was not open
     * @param after null when it is not open
     * @param isNew whether it was never open before
     */
    static @Nullable Change change(
            FindingKey finding, @Nullable Standing before, @Nullable Standing after, boolean isNew) {
        if (before == null) {
            TransitionType opened = isNew ? TransitionType.OPENED : TransitionType.REOPENED;
            return after == null ? null : new Change(finding, opened, after.severity());
        }
        if (after == null) {
            return new Change(finding, TransitionType.RESOLVED, before.severity());
        }
        return after.severity().compareTo(before.severity()) > 0
                ? new Change(finding, TransitionType.WORSENED, after.severity())
                : null;
    }
}

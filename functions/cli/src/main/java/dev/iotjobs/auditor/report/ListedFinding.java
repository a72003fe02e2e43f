package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finding in the result of an audit, without its texts.
 *
 * @param severity the current severity; for a closed finding, its last severity
 * @param since when the finding opened; for a finding that this audit closed, the start of this audit
 * @param changedAt when the finding last changed: the start of this audit, or an earlier time cut to the minute
 * @param end why the audit closed the finding; null for an open finding
 * @param change this audit's last change of the finding; null if it made none. If the audit opened the finding and left
 *     it open, this is {@code OPENED} or {@code REOPENED}
 * @param exemption id of the exemption that suppresses the finding; null if it is not exempted
 */
public record ListedFinding(
        FindingKey key,
        Severity severity,
        Instant since,
        Instant changedAt,
        @Nullable End end,
        @Nullable TransitionType change,
        @Nullable String exemption) {

    private static final Comparator<ListedFinding> WORST_FIRST = Comparator.comparing(ListedFinding::isOpen)
            .thenComparing(finding -> !finding.isExempted())
            .thenComparing(ListedFinding::severity)
            .thenComparing(ListedFinding::changedAt)
            .reversed()
            .thenComparing(ListedFinding::key, FindingKey.ORDER);

    /**
     * The findings in scope that are open after an audit, and the findings that the audit closed. The order is: open
     * and not exempted, exempted, closed. Each of these groups has its worst findings first.
     */
    static List<ListedFinding> of(AuditReport report) {
        return report.runs().stream()
                .flatMap(run -> of(run, report.time().start()))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Stream<ListedFinding> of(RegionRun run, Instant startedAt) {
        Map<FindingKey, Transition> changes = run.judged().transitions().stream()
                .collect(Collectors.toMap(Transition::key, change -> change, ListedFinding::both));
        Stream<ListedFinding> open = Stream.concat(run.judged().open().stream(), run.judged().exempted().stream())
                .map(finding -> open(finding, type(changes.get(finding.key())), startedAt));
        Stream<ListedFinding> closed = changes.values().stream()
                .filter(change -> change.type() == TransitionType.CLOSED)
                .map(change -> new ListedFinding(
                        change.key(), change.severity(), startedAt, startedAt, change.end(), change.type(), null));
        return Stream.concat(open, closed);
    }

    private static ListedFinding open(OpenFinding finding, @Nullable TransitionType change, Instant startedAt) {
        boolean opened = change == TransitionType.OPENED || change == TransitionType.REOPENED;
        return new ListedFinding(
                finding.key(),
                finding.severity(),
                opened ? startedAt : finding.since(),
                change == null ? finding.changedAt().truncatedTo(ChronoUnit.MINUTES) : startedAt,
                null,
                change,
                finding.exemption());
    }

    private static @Nullable TransitionType type(@Nullable Transition change) {
        return change == null ? null : change.type();
    }

    private static Transition both(Transition first, Transition second) {
        boolean opened = first.type() == TransitionType.OPENED || first.type() == TransitionType.REOPENED;
        return opened && second.type() != TransitionType.CLOSED ? first : second;
    }

    boolean isOpen() {
        return end == null;
    }

    boolean isExempted() {
        return exemption != null;
    }
}

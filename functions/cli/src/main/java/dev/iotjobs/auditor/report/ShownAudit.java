package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.rule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * The result of an audit, for output. Keeps only the keys of findings in memory, and reads their texts when they are
 * shown.
 */
public final class ShownAudit {

    private static final int READ_AT_ONCE = 100;
    private static final long TENTHS_BELOW_SECONDS = 10;
    private static final long SECONDS_BELOW = 120;

    private final AuditReport report;
    private final List<ListedFinding> findings;
    private final boolean dryRun;
    private final List<String> notes;

    /**
     * @param dryRun whether the audit wrote and sent nothing
     * @param notes sentences for the user about how the audit was made
     */
    public ShownAudit(AuditReport report, boolean dryRun, List<String> notes) {
        this.report = report;
        this.findings = ListedFinding.of(report);
        this.dryRun = dryRun;
        this.notes = List.copyOf(notes);
    }

    /** A finding of the audit, with its stored texts. */
    public record Shown(ListedFinding listed, Finding finding) {}

    public AuditReport report() {
        return report;
    }

    public boolean dryRun() {
        return dryRun;
    }

    List<String> notes() {
        return notes;
    }

    /**
     * The findings in scope, in three groups. Each group is sorted worst first.
     *
     * <ol>
     *   <li>open findings that are not exempted
     *   <li>exempted findings
     *   <li>findings that the audit closed
     * </ol>
     */
    public List<ListedFinding> findings() {
        return findings;
    }

    /** The open findings that are not exempted, worst first. */
    public List<ListedFinding> open() {
        return findings.stream()
                .filter(finding -> finding.isOpen() && !finding.isExempted())
                .toList();
    }

    /** The exempted open findings, worst first. */
    List<ListedFinding> exempted() {
        return findings.stream().filter(ListedFinding::isExempted).toList();
    }

    /** The exemptions in force, and how many open findings each exempts. */
    public Map<Exemption, Long> exemptions() {
        Map<String, Long> counts = exempted().stream()
                .collect(Collectors.groupingBy(
                        finding -> Objects.requireNonNull(finding.exemption()), Collectors.counting()));
        Map<Exemption, Long> exemptions = new LinkedHashMap<>();
        report.runs().stream()
                .flatMap(run -> run.judged().exemptions().stream())
                .forEach(exemption -> exemptions.put(exemption, counts.getOrDefault(exemption.id(), 0L)));
        return exemptions;
    }

    /** Reads all findings with their texts, in the order of {@link #findings()}. */
    public Stream<Shown> read() {
        return read(findings);
    }

    /** Reads the findings that the audit changed, with their texts, in the order of {@link #findings()}. */
    public Stream<Shown> readChanged() {
        return read(
                findings.stream().filter(finding -> finding.change() != null).toList());
    }

    /** Reads the given findings with their texts, in batches. Leaves out findings that cannot be read. */
    public Stream<Shown> read(List<ListedFinding> some) {
        return some.stream().gather(Gatherers.windowFixed(READ_AT_ONCE)).flatMap(this::texts);
    }

    private Stream<Shown> texts(List<ListedFinding> some) {
        Map<FindingKey, Finding> texts =
                report.findings().read(some.stream().map(ListedFinding::key).toList());
        return some.stream()
                .flatMap(finding ->
                        Optional.ofNullable(texts.get(finding.key())).map(text -> new Shown(finding, text)).stream());
    }

    /** The number of open findings in scope with at least this severity, without exempted findings. */
    public long countOpen(Severity atLeast) {
        return open().stream()
                .filter(finding -> finding.severity().isAtLeast(atLeast))
                .count();
    }

    /** Whether SNS refused or did not confirm a message of the audit, or a message of an earlier audit still waits. */
    public boolean isMailFailed() {
        return !dryRun && report.alerts().isFailed();
    }

    /** Whether the topic does not exist, so that no mail could be sent. */
    public boolean isTopicMissing() {
        return !dryRun && report.subscribers().isChannelMissing();
    }

    /** The duration of the audit, for example {@code 4.7 s}, {@code 41 s} or {@code 3 min 20 s}. */
    public String duration() {
        long millis = report.time().millis();
        long seconds = millis / 1_000;
        if (seconds < TENTHS_BELOW_SECONDS) {
            return seconds + "." + millis % 1_000 / 100 + " s";
        }
        return seconds < SECONDS_BELOW ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Whether the audit judged subjects in at least one Region. If not, nothing is known about findings. */
    boolean isJudged() {
        return report.runs().stream().anyMatch(RegionRun::isJudged);
    }
}

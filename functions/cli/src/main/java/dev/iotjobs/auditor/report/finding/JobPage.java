package dev.iotjobs.auditor.report.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.iotjobs.auditor.audit.explain.ExplainedJob;
import dev.iotjobs.auditor.audit.explain.RuleVerdict;
import dev.iotjobs.auditor.audit.explain.RuleVerdict.Comparison;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What each rule says about one job, as text and as JSON. The text lists the findings first, worst first.
 *
 * @param account account of the job
 * @param width width of a line in columns
 * @param now time from which ages count back
 */
public record JobPage(ExplainedJob explained, AccountLabel account, int width, Instant now) {

    private static final int LONGEST = 1_000;
    private static final int RULE = 13;
    private static final String BELOW_TITLE = " ".repeat(12);

    /** The groups of verdicts on a job. Each group is a block of lines. */
    private enum Group {
        OPEN("Open"),
        WAITS("Waits"),
        NO_DATA("No data"),
        PASSES("Passes"),
        DOES_NOT_APPLY("Does not apply");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        static Group of(RuleVerdict verdict) {
            return switch (verdict.verdict().outcome()) {
                case Outcome.NonCompliant _ -> OPEN;
                case Outcome.Pending _ -> verdict.openFinding() == null ? WAITS : OPEN;
                case Outcome.InsufficientData(var gap) ->
                    verdict.openFinding() != null ? OPEN : gap.count() == Gap.Count.WAITING ? WAITS : NO_DATA;
                case Outcome.Compliant _ -> PASSES;
                case Outcome.NotApplicable _ -> DOES_NOT_APPLY;
            };
        }
    }

    public String text(Style style) {
        Page page = new Page(width);
        page.wrapped(
                "",
                "job " + PlainText.line(explained.job().key().jobId(), LONGEST) + ", "
                        + PlainText.line(explained.place().region()) + ", "
                        + PlainText.line(account.phrase()));
        page.wrapped("", job());
        page.wrapped("", evidence());
        page.blank().wrapped("", counts());
        open(page, style);
        for (Group group : List.of(Group.WAITS, Group.NO_DATA, Group.PASSES, Group.DOES_NOT_APPLY)) {
            List<RuleVerdict> members = members(group);
            if (!members.isEmpty()) {
                page.blank().line(style.heading(group.title));
                members.forEach(verdict -> shortLines(page, verdict));
            }
        }
        if (!explained.off().isEmpty()) {
            StringJoiner off = new StringJoiner(", ");
            explained.off().forEach(rule -> off.add(rule.id()));
            page.blank().line(style.heading("Off in the policy for this job")).wrapped("  ", off.toString());
        }
        return page.toString();
    }

    private List<RuleVerdict> members(Group group) {
        return explained.verdicts().stream()
                .filter(verdict -> Group.of(verdict) == group)
                .toList();
    }

    private String job() {
        StringJoiner job = new StringJoiner(", ");
        job.add(PlainText.line(explained.job().status().value()));
        Instant createdAt = explained.job().key().createdAt();
        if (createdAt != null) {
            job.add("created " + Times.minute(createdAt));
        }
        return job.add("origin " + explained.job().origin()).toString();
    }

    private String evidence() {
        return explained.isDescribedNow()
                ? "Evidence read now, " + Times.minute(explained.describedAt()) + "; nothing was written"
                : "Evidence of " + Times.minute(explained.describedAt()) + " ("
                        + Times.age(Duration.between(explained.describedAt(), now))
                        + " old), which an audit stored; --describe reads the job now";
    }

    private String counts() {
        StringJoiner counts = new StringJoiner(", ");
        counts.add(Figures.count(members(Group.OPEN).size()) + " open");
        add(counts, members(Group.WAITS).size(), "waits", "wait");
        add(counts, members(Group.NO_DATA).size(), "without data", "without data");
        add(counts, members(Group.PASSES).size(), "passes", "pass");
        add(counts, members(Group.DOES_NOT_APPLY).size(), "does not apply", "do not apply");
        add(counts, explained.off().size(), "off", "off");
        int rules = explained.verdicts().size() + explained.off().size();
        return "Of " + Figures.count(rules, "rule") + " on jobs: " + counts;
    }

    private static void add(StringJoiner counts, int count, String one, String many) {
        if (count > 0) {
            counts.add(Figures.count(count, one, many));
        }
    }

    private void open(Page page, Style style) {
        List<RuleVerdict> open = members(Group.OPEN).stream()
                .sorted(Comparator.comparing(JobPage::severity).reversed())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        page.blank().line(style.heading("Open"));
        for (RuleVerdict verdict : open) {
            page.line("  " + style.severityColumn(severity(verdict)) + "  "
                    + PlainText.line(verdict.rule().title()) + " ("
                    + verdict.rule().id() + ")");
            page.wrapped(BELOW_TITLE, PlainText.line(verdict.verdict().reason(), LONGEST));
            page.wrapped(BELOW_TITLE, stored(verdict));
        }
    }

    private static Severity severity(RuleVerdict verdict) {
        Finding open = verdict.openFinding();
        return verdict.severity() != null
                ? verdict.severity()
                : open == null ? Severity.INFORMATIONAL : open.severity();
    }

    /**
     * Says in words how a verdict differs from the stored finding of its rule.
     *
     * @param verdict a verdict of the group {@link Group#OPEN}
     */
    private String stored(RuleVerdict verdict) {
        Finding finding = verdict.openFinding();
        String exempted = verdict.exemption() == null ? "" : ", exempted by " + PlainText.line(verdict.exemption());
        if (finding == null) {
            return "no open finding is stored; the next audit that gives this verdict opens one" + exempted;
        }
        String same = "finding " + finding.key().id() + ", open " + Times.age(Duration.between(finding.since(), now))
                + exempted;
        return switch (verdict.comparison()) {
            case OTHER_SEVERITY ->
                same + "; the stored severity is " + finding.severity() + ", based on " + evidenceOf(finding);
            case STAYS_OPEN -> same + "; this verdict cannot close the finding, so it stays open";
            case SAME, NOT_STORED, STILL_STORED -> same + otherText(verdict, finding);
        };
    }

    private String otherText(RuleVerdict verdict, Finding finding) {
        return finding.reason().equals(verdict.verdict().reason())
                ? ""
                : "; the stored reason, based on " + evidenceOf(finding) + ", is: "
                        + PlainText.line(finding.reason(), LONGEST);
    }

    /**
     * Says whether the evidence of a stored finding is older or newer than the evidence on this page, or the same. For
     * example {@code older evidence (read 2026-11-28 05:39 UTC)}.
     */
    private String evidenceOf(Finding finding) {
        int order = finding.evaluatedAt().compareTo(explained.describedAt());
        String age = order == 0 ? "the same" : order < 0 ? "older" : "newer";
        return age + " evidence (read " + Times.minute(finding.evaluatedAt()) + ")";
    }

    private void shortLines(Page page, RuleVerdict verdict) {
        String reason = PlainText.line(verdict.rule().title()) + ": "
                + PlainText.line(verdict.verdict().reason(), LONGEST);
        Finding finding = verdict.openFinding();
        String differs = verdict.comparison() != Comparison.STILL_STORED || finding == null
                ? ""
                : "; finding " + finding.key().id() + " is stored as open, based on " + evidenceOf(finding)
                        + "; the next audit that gives this verdict closes the finding";
        page.wrapped(
                "  " + verdict.rule().id()
                        + " ".repeat(RULE - verdict.rule().id().length()),
                reason + differs);
    }

    /** The page as a JSON object, without a final line break. */
    public String json() {
        return AuditJson.write(new Document(
                account.id(),
                account.name(),
                explained.place().region(),
                explained.job().key().jobId(),
                explained.job().status().value(),
                explained.job().key().createdAt(),
                explained.job().origin().name(),
                explained.describedAt(),
                explained.isDescribedNow(),
                explained.verdicts().stream().map(JobPage::part).toList(),
                explained.off().stream().map(RuleDefinition::id).toList()));
    }

    private record Document(
            String accountId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String accountName,
            String region,
            String jobId,
            String status,
            @Nullable Instant createdAt,
            String origin,
            Instant evidenceReadAt,
            boolean describedNow,
            List<Part> verdicts,
            List<String> rulesOff) {}

    private record Part(
            String ruleId,
            int ruleVersion,
            String outcome,
            @Nullable Severity severity,
            @Nullable Gap gap,
            String reason,
            @Nullable String exemptedBy,
            Comparison comparison,
            @Nullable String findingId,
            @Nullable Severity storedSeverity,
            @Nullable Instant storedEvidenceReadAt) {}

    private static Part part(RuleVerdict verdict) {
        Finding finding = verdict.openFinding();
        return new Part(
                verdict.rule().id(),
                verdict.rule().version(),
                verdict.verdict().outcome().word(),
                verdict.severity(),
                verdict.verdict().outcome() instanceof Outcome.InsufficientData(var gap) ? gap : null,
                verdict.verdict().reason(),
                verdict.exemption(),
                verdict.comparison(),
                finding == null ? null : finding.key().id(),
                finding == null ? null : finding.severity(),
                finding == null ? null : finding.evaluatedAt());
    }
}

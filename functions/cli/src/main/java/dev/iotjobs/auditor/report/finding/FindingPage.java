package dev.iotjobs.auditor.report.finding;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.message.words.ConsoleLink;
import dev.iotjobs.auditor.message.words.EvidenceText;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.report.ExemptionTerm;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.text.CommandLines;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * One stored finding for a person: what was found and since when, why it matters, what to do, evidence, and history.
 *
 * @param account account of the finding
 * @param exemptions exemptions of the policy in force, by id; empty if the policy cannot be read
 * @param width width of a line in columns; commands and addresses may be longer
 * @param now time from which ages count back
 */
public record FindingPage(
        Finding finding, AccountLabel account, Map<String, Exemption> exemptions, int width, Instant now) {

    private static final int MINUTE_LENGTH = "2026-11-24 15:59".length();
    private static final int LABEL = 18;
    private static final int LONGEST = 1_000;

    /** Matches a name that needs no quotes, neither in a policy nor in a shell. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_/-]*+");

    public FindingPage {
        exemptions = Map.copyOf(exemptions);
    }

    public String text(Style style) {
        Page page = new Page(width);
        page.line(title(style)).wrapped("", where());
        page.blank().wrapped("", sentence(finding.reason()));
        state().forEach(line -> page.wrapped("", line));
        RuleTexts.why(finding.key().ruleId())
                .ifPresent(why ->
                        page.blank().line(style.heading("Why it matters")).wrapped("  ", why));
        whatToDo(page, style);
        evidence(page, style);
        history(page, style);
        links(page);
        return page.toString();
    }

    private String title(Style style) {
        FindingKey key = finding.key();
        String rest = "  " + PlainText.line(finding.title()) + " (" + PlainText.line(key.ruleId()) + ")";
        String id = "finding " + key.id();
        int blanks = width - finding.severity().name().length() - rest.length() - id.length();
        return style.severity(finding.severity()) + style.heading(rest) + " ".repeat(Math.max(2, blanks)) + id;
    }

    private String where() {
        Subject subject = finding.key().subject();
        String name = PlainText.line(subject.name(), LONGEST);
        String place = PlainText.line(finding.key().place().region());
        return (subject instanceof Subject.OfJob
                        ? "job "
                        : subject instanceof Subject.OfDeletedJob ? "deleted job " : "")
                + name
                + (subject instanceof Subject.OfRegion ? "" : ", " + place)
                + ", " + PlainText.line(account.phrase());
    }

    private static String sentence(String reason) {
        String line = PlainText.line(reason, LONGEST);
        return line.endsWith(".") || line.isEmpty() ? line : line + ".";
    }

    private List<String> state() {
        List<String> lines = new ArrayList<>();
        String evaluated = "last evaluated " + Times.minute(finding.evaluatedAt());
        if (finding.isOpen()) {
            lines.add("Open since " + Times.minute(finding.since()) + " ("
                    + Times.age(Duration.between(finding.since(), now)) + "), " + evaluated);
        } else {
            lines.add(FindingWords.closed(finding.end()) + " " + Times.minute(finding.updatedAt()) + ": "
                    + closedReason());
            lines.add("It opened " + Times.minute(finding.since()) + ", " + evaluated);
        }
        if (finding.exemption() != null) {
            lines.add(exempted(finding.exemption()));
        }
        return lines;
    }

    private String closedReason() {
        String reason = PlainText.line(finding.reason(), LONGEST);
        return finding.end() == End.FIXED ? reason : reason + "; this is not a fix";
    }

    private String exempted(String id) {
        String name = PlainText.line(id);
        return Optional.ofNullable(exemptions.get(id))
                .map(exemption -> "Exempted by " + name + " " + ExemptionTerm.of(exemption, now) + ": "
                        + PlainText.line(exemption.approval().reason(), LONGEST) + " (owner "
                        + PlainText.line(exemption.approval().owner()) + ")")
                .orElse("Exempted by " + name + ", which is no longer in the policy in force");
    }

    private void whatToDo(Page page, Style style) {
        if (!finding.isOpen()
                || (finding.commands().isEmpty() && finding.remediation().isEmpty())) {
            return;
        }
        page.blank().line(style.heading("What to do"));
        if (finding.commands().isEmpty()) {
            page.wrapped("  ", PlainText.line(finding.remediation(), LONGEST));
        }
        for (CliCommand command : finding.commands()) {
            page.wrapped("  ", PlainText.line(command.purpose(), LONGEST));
            List<String> lines = CommandLines.wrapped(command.words(), "    ", width);
            page.lines(
                    lines.isEmpty()
                            ? List.of("    (command left out: it is too long, or a name in it has hidden characters)")
                            : lines);
        }
    }

    private void evidence(Page page, Style style) {
        page.blank().line(style.heading("Evidence"));
        job().ifPresent(job -> row(page, "Job", job));
        if (finding.targetCount() > 0) {
            row(page, "Targets", targets());
        }
        String figures = EvidenceText.figures(finding.evidence());
        if (!figures.isEmpty()) {
            row(page, finding.evidence().values().containsKey("executed") ? "Executions" : "Figures", figures);
        }
        String limits = limits();
        if (!limits.isEmpty()) {
            row(page, "Limits", limits);
        }
        row(page, "Rule", PlainText.line(finding.key().ruleId()) + " version " + finding.ruleVersion());
    }

    /**
     * The limits of the rule, for example {@code HIGH from 10 %, CRITICAL from 20 %, closes below 8 %, at least 10
     * executed}.
     */
    private String limits() {
        StringJoiner limits = new StringJoiner(", ");
        String severities = EvidenceText.limits(finding.evidence());
        if (!severities.isEmpty()) {
            limits.add(severities);
        }
        add(limits, "opens at ", "opensAtPercent", " %");
        add(limits, "closes below ", "closesBelowPercent", " %");
        add(limits, "at least ", "minimumExecuted", " executed");
        return limits.toString();
    }

    private void add(StringJoiner limits, String before, String fact, String after) {
        if (finding.evidence().values().get(fact) instanceof Number number) {
            String figure =
                    new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            limits.add(before + figure + after);
        }
    }

    private Optional<String> job() {
        if (finding.key().subject().job() == null) {
            return Optional.empty();
        }
        StringJoiner job = new StringJoiner(", ");
        Object status = finding.evidence().values().get("status");
        if (status != null) {
            job.add(PlainText.line(status.toString()));
        }
        Instant createdAt = finding.key().subject().createdAt();
        if (createdAt != null) {
            job.add("created " + Times.minute(createdAt));
        }
        if (finding.origin() != null) {
            job.add("origin " + finding.origin());
        }
        return job.length() == 0 ? Optional.empty() : Optional.of(job.toString());
    }

    private String targets() {
        StringJoiner targets = new StringJoiner(", ");
        finding.targets().forEach(target -> targets.add(PlainText.line(target, LONGEST)));
        int more = finding.targetCount() - finding.targets().size();
        return targets + (more > 0 ? " and " + Figures.count(more) + " more" : "");
    }

    private static void row(Page page, String label, String text) {
        page.wrapped("  " + label + " ".repeat(Math.max(1, LABEL - label.length())), text);
    }

    private void history(Page page, Style style) {
        page.blank().line(style.heading("History"));
        if (finding.earlierEvents() > 0) {
            page.line("  " + Figures.count(finding.earlierEvents(), "earlier change is", "earlier changes are")
                    + " no longer stored");
        }
        Severity before = null;
        for (Event event : finding.history()) {
            page.line("  " + Times.minute(event.at()).substring(0, MINUTE_LENGTH) + "  "
                    + FindingWords.change(event, before));
            before = event.severity();
        }
    }

    private void links(Page page) {
        page.blank();
        FindingKey key = finding.key();
        ConsoleLink.address(key.subject()).ifPresent(address -> page.line("Console   " + address));
        page.line("Rule      ./audit rules explain " + PlainText.line(key.ruleId()));
        boolean isJob = key.subject().job() != null;
        String name = isJob ? key.subject().name() : key.subject().id();
        if (isJob && NAME.matcher(name).matches()) {
            page.line("Job       ./audit explain " + name);
        }
        if (finding.isOpen()
                && RuleTexts.canBeExempted(key.ruleId())
                && NAME.matcher(name).matches()) {
            page.line("Exempt    ./audit exempt --rule " + key.ruleId() + (isJob ? " --job " : " --subject ") + name
                    + " ... (prints the lines for the policy)");
        }
    }
}

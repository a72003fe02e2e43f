package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a row of the HTML report.
 *
 * @param rule texts of the rule; several findings share them
 * @param changed time of the last change
 * @param openedText day on which the finding opened, in words
 * @param stateText more about the state, such as the exemption; may be empty
 * @param severalAccounts whether the page has a column for the account
 * @param isTemplate whether this is the empty row that the script of the page copies
 */
record Row(
        String id,
        Severity severity,
        RuleText rule,
        String subject,
        String account,
        String region,
        Instant changed,
        Instant opened,
        String openedText,
        String age,
        State state,
        String stateText,
        String reason,
        boolean severalAccounts,
        boolean isTemplate) {

    private static final String UNKNOWN_RULE =
            "This version of the auditor does not know the rule. Another version stored the finding.";

    /** The state of an open finding. */
    enum State {
        OPEN,
        EXEMPTED;

        static State of(Finding finding) {
            return finding.status() == FindingStatus.SUPPRESSED ? EXEMPTED : OPEN;
        }

        /** The number of this state in the data of the page: the index of its word in {@link #words}. */
        int number() {
            return words().indexOf(word());
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The words for the states of a finding on the page: {@code open} and {@code exempted}. The data of the page
         * names each state by the index of its word.
         */
        static List<String> words() {
            return List.of(OPEN.word(), EXEMPTED.word());
        }
    }

    /**
     * The texts of a rule for its findings. A rule has several {@code RuleText} objects if its advice depends on the
     * API that created the job.
     */
    record RuleText(String id, String title, String why, String advice) {

        static RuleText of(Finding finding) {
            String id = finding.key().ruleId();
            return new RuleText(
                    Shown.text(id),
                    RuleTexts.title(id).orElseGet(() -> Shown.text(finding.title())),
                    RuleTexts.why(id).orElse(UNKNOWN_RULE),
                    Shown.text(finding.remediation()));
        }
    }

    /** An empty row, which the script of the HTML page copies and fills. */
    static Row template(boolean severalAccounts) {
        return new Row(
                "",
                Severity.INFORMATIONAL,
                new RuleText("", "", "", ""),
                "",
                "",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                "",
                "",
                State.OPEN,
                "",
                "",
                severalAccounts,
                true);
    }

    /** Makes rows of findings. */
    static final class Maker {

        private final ReportData data;
        private final Dates dates;
        private final boolean severalAccounts;
        private final Map<String, ReportedExemption> exemptions = new HashMap<>();

        Maker(ReportData data, Dates dates, boolean severalAccounts) {
            this.data = data;
            this.dates = dates;
            this.severalAccounts = severalAccounts;
            data.exemptions().forEach(one -> this.exemptions.put(key(one.accountId(), one.id()), one));
        }

        Row row(Finding finding) {
            return new Row(
                    finding.key().id(),
                    finding.severity(),
                    RuleText.of(finding),
                    Shown.text(finding.key().subject().name()),
                    Shown.account(data.account(finding.key().place().accountId())),
                    Shown.text(finding.key().place().region()),
                    finding.changedAt(),
                    finding.since(),
                    dates.day(finding.since()),
                    dates.age(finding.since()),
                    State.of(finding),
                    stateText(finding),
                    Sentences.capital(Shown.text(finding.reason())),
                    severalAccounts,
                    false);
        }

        Detail detail(Finding finding) {
            return Detail.of(finding, dates);
        }

        private String stateText(Finding finding) {
            String exemption = finding.exemption();
            if (exemption != null && State.of(finding) == State.EXEMPTED) {
                ReportedExemption known =
                        exemptions.get(key(finding.key().place().accountId(), exemption));
                return Shown.text(exemption)
                        + (known == null || known.expires() == null ? "" : ", until " + dates.day(known.expires()));
            }
            return finding.history().isEmpty()
                    ? ""
                    : lastChange(finding.history().getLast());
        }

        private String lastChange(Event last) {
            return switch (last.type()) {
                case WORSENED, LOWERED, REOPENED ->
                    last.type().name().toLowerCase(Locale.ROOT) + " " + dates.day(last.at());
                case RESUMED -> "exemption ended " + dates.day(last.at());
                case OPENED, SUPPRESSED, CLOSED -> "";
            };
        }

        private static String key(String accountId, String id) {
            return accountId + "/" + id;
        }
    }

    int severityNumber() {
        return Shown.number(severity);
    }

    /**
     * The name by which the script of the page finds an element of the template row or of its details. Null in all
     * other rows.
     */
    @Nullable
    String slot(String name) {
        return isTemplate ? name : null;
    }

    @Nullable
    String elementId() {
        return isTemplate ? null : "finding-" + id;
    }

    @Nullable
    String rowClass() {
        return state == State.EXEMPTED ? "x" : null;
    }

    String badgeClass() {
        return isTemplate ? "sev" : "sev s" + severityNumber();
    }
}

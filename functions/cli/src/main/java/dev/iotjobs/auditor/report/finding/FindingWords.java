package dev.iotjobs.auditor.report.finding;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** States and changes of findings in words. */
public final class FindingWords {

    private FindingWords() {}

    /** The state and its age, for example {@code open 5 d}, {@code exempted 26 h} or {@code resolved 3 h}. */
    static String status(Finding finding, Instant now) {
        return switch (finding.status()) {
            case OPEN -> "open " + Times.age(Duration.between(finding.since(), now));
            case SUPPRESSED -> "exempted " + Times.age(Duration.between(finding.since(), now));
            case CLOSED -> closedShort(finding.end()) + " " + Times.age(Duration.between(finding.updatedAt(), now));
        };
    }

    private static String closedShort(@Nullable End end) {
        return end == End.FIXED ? "resolved" : "closed";
    }

    /** Why a finding closed, for example {@code Closed with its job}. Only {@code Closed} if the reason is unknown. */
    static String closed(@Nullable End end) {
        return switch (end) {
            case FIXED -> "Resolved";
            case JOB_GONE -> "Closed with its job";
            case AGED_OUT -> "Aged out";
            case NOT_APPLICABLE -> "No longer applies";
            case RULE_OFF -> "Closed because the rule is off or retired";
            case COVERED -> "Reported by another rule";
            case null -> "Closed";
        };
    }

    /**
     * A change of a finding in words, for example {@code worsened from HIGH to CRITICAL}.
     *
     * @param before severity before the change; null if it is not known
     */
    static String change(Event event, @Nullable Severity before) {
        return switch (event.type()) {
            case OPENED -> "opened as " + event.severity();
            case REOPENED -> "reopened as " + event.severity();
            case WORSENED -> "worsened" + from(before) + " to " + event.severity();
            case LOWERED -> "lowered" + from(before) + " to " + event.severity();
            case SUPPRESSED -> "exempted";
            case RESUMED -> "exemption ended, open as " + event.severity();
            case CLOSED -> lower(closed(event.end()));
        };
    }

    private static String from(@Nullable Severity before) {
        return before == null ? "" : " from " + before;
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}

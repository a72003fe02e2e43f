package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.export.html.Detail.Entry;
import dev.iotjobs.auditor.message.words.EvidenceText;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Shows the evidence of a finding as rows, each with a readable name. One row has all the percentages at which the
 * severity changes or the finding closes.
 */
final class EvidenceRows {

    private static final String PERCENT = "Percent";
    private static final String CLOSES = "closesBelowPercent";
    private static final Map<String, String> NAMES = Map.of("status", "Job status", "origin", "Origin");

    /**
     * Matches the name of a limit in the evidence. For example, {@code highFromPercent} is the percentage from which a
     * finding is HIGH.
     */
    private static final Pattern LIMIT = Pattern.compile("(low|medium|high|critical)FromPercent");

    private static final Pattern NEW_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])");

    private EvidenceRows() {}

    static List<Entry> of(Evidence evidence) {
        List<Entry> rows = new ArrayList<>();
        evidence.values().forEach((name, value) -> {
            if (!LIMIT.matcher(name).matches() && !name.equals(CLOSES)) {
                rows.add(row(Shown.text(name), value));
            }
        });
        String limits = limits(evidence);
        if (!limits.isEmpty()) {
            rows.add(new Entry("Limits", limits));
        }
        return rows;
    }

    private static Entry row(String name, Object value) {
        if (value instanceof Number number && name.endsWith(PERCENT) && name.length() > PERCENT.length()) {
            return new Entry(label(name.substring(0, name.length() - PERCENT.length())), plain(number) + " %");
        }
        return new Entry(NAMES.getOrDefault(name, label(name)), value(value));
    }

    private static String limits(Evidence evidence) {
        List<String> limits = new ArrayList<>();
        String from = EvidenceText.limits(evidence);
        if (!from.isEmpty()) {
            limits.add(from);
        }
        if (evidence.values().get(CLOSES) instanceof Number closes) {
            limits.add("closes below " + plain(closes) + " %");
        }
        return String.join(", ", limits);
    }

    /** The readable name of a value in the evidence, for example {@code Timed out} for {@code timedOut}. */
    private static String label(String name) {
        String words = NEW_WORD.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
        return Sentences.capital(words);
    }

    private static String value(Object value) {
        return switch (value) {
            case Boolean is -> is ? "yes" : "no";
            case Integer number -> Figures.count(number);
            case Long number -> Figures.count(number);
            case Number number -> plain(number);
            default -> text(Shown.text(value.toString()));
        };
    }

    /** Formats a text of the evidence for the page. Shows a time to the minute, and an empty text as {@code empty}. */
    private static String text(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        if (!text.endsWith("Z")) {
            return text;
        }
        try {
            return Times.minute(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private static String plain(Number number) {
        double value = number.doubleValue();
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : "unknown";
    }
}

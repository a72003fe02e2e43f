package dev.iotjobs.auditor.export.html.figure;

import dev.iotjobs.auditor.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A horizontal bar with a part for each severity, worst first. A full bar is 100 units long. */
public record Bar(List<Part> parts) {

    /**
     * A part of a bar.
     *
     * @param severity from 0 for CRITICAL to 4 for INFORMATIONAL
     * @param start where the part begins, as a number with two decimals; a full bar reaches from 0 to 100
     * @param length length of the part in the same unit
     */
    public record Part(int severity, String start, String length) {}

    /** All severities, worst first. */
    public static final List<Severity> WORST_FIRST = List.of(Severity.values()).reversed();

    public Bar {
        parts = List.copyOf(parts);
    }

    /**
     * Makes the bar of these counts.
     *
     * @param whole the sum of counts for which the bar has its full length, at least 1
     */
    public static Bar of(Map<Severity, Integer> counts, int whole) {
        List<Part> parts = new ArrayList<>();
        double start = 0;
        for (Severity severity : WORST_FIRST) {
            double length = 100.0 * counts.getOrDefault(severity, 0) / whole;
            if (length > 0) {
                parts.add(new Part(number(severity), decimal(start), decimal(length)));
            }
            start += length;
        }
        return new Bar(parts);
    }

    /** The number of a severity in names of CSS classes, from 0 for CRITICAL to 4 for INFORMATIONAL. */
    public static int number(Severity severity) {
        return WORST_FIRST.indexOf(severity);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}

package dev.iotjobs.auditor.export.html.figure;

import dev.iotjobs.auditor.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A horizontal bar, 100 wide, with a part for each severity, worst first. */
public record Bar(List<Part> parts) {

    /**
     * A part of a bar.
     *
     * @param severity 0 for CRITICAL, 4 for INFORMATIONAL
     */
    public record Part(int severity, String start, String length) {}

    /** Severities in the order of the page. */
    public static final List<Severity> WORST_FIRST = List.of(Severity.values()).reversed();

    public Bar {
        parts = List.copyOf(parts);
    }

    /**
     * The bar of these counts.
     *
     * @param whole count that fills the bar, at least 1
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

    /** 0 for CRITICAL, 4 for INFORMATIONAL: the number in names of classes. */
    public static int number(Severity severity) {
        return WORST_FIRST.indexOf(severity);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}

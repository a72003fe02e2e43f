package dev.iotjobs.load.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a measurement, with the limits that it must meet. A limit is called its bar.
 *
 * @param unit short, such as {@code s} or {@code MB}; empty for a count
 * @param atMost largest accepted value; null for none
 * @param atLeast smallest accepted value; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
        String name,
        double value,
        String unit,
        @Nullable Double atMost,
        @Nullable Double atLeast) {

    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null, null);
    }

    public static Figure count(String name, long value) {
        return of(name, (double) value, "");
    }

    public Figure atMost(double bar) {
        return new Figure(name, value, unit, bar, atLeast);
    }

    public Figure atLeast(double bar) {
        return new Figure(name, value, unit, atMost, bar);
    }

    public Figure exactly(double bar) {
        return new Figure(name, value, unit, bar, bar);
    }

    /** Whether the value is within its limits. NaN meets no limit. */
    public boolean isMet() {
        return (atMost == null || value <= atMost) && (atLeast == null || value >= atLeast);
    }

    public boolean hasBar() {
        return atMost != null || atLeast != null;
    }
}

package dev.iotjobs.load.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a measurement, with the bounds that it must meet. The output calls these bounds the bar.
 *
 * @param unit short name of the unit, such as {@code s} or {@code MB}; empty for a count
 * @param atMost largest accepted value; null if there is no upper bound
 * @param atLeast smallest accepted value; null if there is no lower bound
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

    /** Whether the value is within its bounds. NaN meets no bound. */
    public boolean isMet() {
        return (atMost == null || value <= atMost) && (atLeast == null || value >= atLeast);
    }

    public boolean hasBar() {
        return atMost != null || atLeast != null;
    }
}

package dev.iotjobs.auditor.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Compares percentages exactly, and shows them rounded down. */
public final class Percent {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    /** Whether a part is at least {@code threshold} percent of the whole. */
    public static boolean isAtLeast(long part, long whole, double threshold) {
        return compare(part, whole, threshold) >= 0;
    }

    /** Whether a part is more than {@code threshold} percent of the whole. */
    public static boolean isAbove(long part, long whole, double threshold) {
        return compare(part, whole, threshold) > 0;
    }

    private static int compare(long part, long whole, double threshold) {
        BigDecimal least = BigDecimal.valueOf(threshold).multiply(BigDecimal.valueOf(whole));
        return BigDecimal.valueOf(part).multiply(HUNDRED).compareTo(least);
    }

    /** The percentage, rounded down to one decimal: 99.96 becomes 99.9. The whole must not be zero. */
    public static double cut(long part, long whole) {
        return cutExactly(part, whole).doubleValue();
    }

    /** The percentage as text, rounded down to one decimal, such as {@code 9.9 %}. The whole must not be zero. */
    public static String text(long part, long whole) {
        return cutExactly(part, whole).toPlainString() + " %";
    }

    /** A configured percentage as text, such as {@code 8} for 8.0. */
    public static String plain(double percent) {
        return percent == (int) percent
                ? Integer.toString((int) percent)
                : BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal cutExactly(long part, long whole) {
        // Rounded up, a percentage below a limit could look as if it reached the limit
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 1, RoundingMode.DOWN);
    }
}

package dev.iotjobs.auditor.text;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes numbers as text. The result does not depend on the machine's language. */
public final class Figures {

    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    /** Number of digits between two commas. */
    private static final int GROUP = 3;

    private Figures() {}

    /** The number with commas, for example {@code 1,350}. */
    public static String count(long count) {
        // no formatter: this method runs for every verdict and must be fast
        if (count >= 0 && count < 1_000) {
            return Long.toString(count);
        }
        StringBuilder text = new StringBuilder(Long.toString(count));
        int first = count < 0 ? 1 : 0;
        for (int comma = text.length() - GROUP; comma > first; comma -= GROUP) {
            text.insert(comma, ',');
        }
        return text.toString();
    }

    /**
     * The number with a noun, for example {@code 1 job} or {@code 1,350 jobs}.
     *
     * @param thing noun whose plural ends in {@code s}
     */
    public static String count(long count, String thing) {
        return count(count, thing, thing + "s");
    }

    /**
     * The number with the right wording, for example {@code 1 closed with its job} or {@code 2 closed with their jobs}.
     *
     * @param one wording for exactly 1
     * @param many wording for every other number
     */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /**
     * A percentage with one decimal, for example {@code 38.0 %}. Further decimals are cut, not rounded.
     *
     * @param whole not 0
     */
    public static String percent(long part, long whole) {
        return percent(permille(part, whole));
    }

    /**
     * The share of {@code part} in {@code whole}, in tenths of a percent. Further decimals are cut, not rounded.
     *
     * @param whole not 0
     */
    public static long permille(long part, long whole) {
        return BigInteger.valueOf(part)
                .multiply(THOUSAND)
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    /**
     * A percentage with one decimal, for example {@code 99.7 %}.
     *
     * @param permille tenths of a percent, at least 0
     */
    public static String percent(long permille) {
        return count(permille / 10) + "." + permille % 10 + " %";
    }

    /**
     * The counts with the names of their constants, for example {@code 2 CRITICAL, 4 HIGH}. The constant that is
     * declared last comes first. Leaves out zeros.
     */
    public static <E extends Enum<E>> String each(Map<E, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .map(entry -> count(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}

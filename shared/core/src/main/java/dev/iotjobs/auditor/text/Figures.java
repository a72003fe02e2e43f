package dev.iotjobs.auditor.text;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes figures as text, in the same way on every machine. */
public final class Figures {

    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    /** Digits between two commas. */
    private static final int GROUP = 3;

    private Figures() {}

    /** For example {@code 1,350}. Faster than a formatter, because every verdict has figures. */
    public static String count(long count) {
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

    /** For example {@code 1 job}, {@code 1,350 jobs}. */
    public static String count(long count, String thing) {
        return count(count, thing, thing + "s");
    }

    /** For example {@code 1 closed with its job}, {@code 2 closed with their jobs}. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /** For example {@code 38.0 %}: cut to one decimal, never rounded. The whole must not be 0. */
    public static String percent(long part, long whole) {
        return percent(permille(part, whole));
    }

    /** Tenths of a percent, cut, never rounded. The whole must not be 0. */
    public static long permille(long part, long whole) {
        return BigInteger.valueOf(part)
                .multiply(THOUSAND)
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    /** For example {@code 99.7 %}, from tenths of a percent, which must be at least 0. */
    public static String percent(long permille) {
        return count(permille / 10) + "." + permille % 10 + " %";
    }

    /** For example {@code 2 CRITICAL, 4 HIGH}: the highest constant first, without zeros. */
    public static <E extends Enum<E>> String each(Map<E, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .map(entry -> count(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}

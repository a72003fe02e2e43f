package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Wrapping;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures of a verdict in one line, and the limits with which they are compared. */
public final class EvidenceText {

    private static final int LENGTH = 250;
    private static final int TEXT_LENGTH = 60;

    /** For example {@code highFromPercent}. */
    private static final Pattern LIMIT = Pattern.compile("(low|medium|high|critical)FromPercent");

    /** Evidence that is not a figure: settings, and facts that the message states elsewhere. */
    private static final Pattern NOT_A_FIGURE =
            Pattern.compile("status|origin|executed|minimum.*|settle.*|highAfter.*|.*Percent");

    private static final Set<Object> SAYS_NOTHING = Set.of(false, "");

    private EvidenceText() {}

    /** For example {@code failed 456, timed out 57}. Lines may break between figures only. Empty if there are none. */
    public static String figures(Evidence evidence) {
        StringJoiner figures = new StringJoiner(", ");
        for (Map.Entry<String, Object> fact : evidence.facts().entrySet()) {
            String figure = words(fact.getKey()) + value(fact.getValue());
            if (isFigure(fact) && figures.length() + figure.length() <= LENGTH) {
                figures.add(figure.replace(' ', Wrapping.KEPT));
            }
        }
        return figures.toString();
    }

    private static boolean isFigure(Map.Entry<String, Object> fact) {
        return !NOT_A_FIGURE.matcher(fact.getKey()).matches() && !SAYS_NOTHING.contains(fact.getValue());
    }

    /** For example {@code HIGH from 10 %, CRITICAL from 20 %}. Empty if there are none. */
    public static String limits(Evidence evidence) {
        return evidence.facts().entrySet().stream()
                .map(EvidenceText::limit)
                .filter(limit -> !limit.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String limit(Map.Entry<String, Object> fact) {
        Matcher name = LIMIT.matcher(fact.getKey());
        return name.matches() ? name.group(1).toUpperCase(Locale.ROOT) + " from" + value(fact.getValue()) + " %" : "";
    }

    /** For example {@code timed out} for {@code timedOut}. */
    private static String words(String name) {
        return PlainText.line(name, TEXT_LENGTH)
                .replaceAll("([a-z])([A-Z0-9])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }

    private static String value(Object fact) {
        return switch (fact) {
            case Boolean _ -> "";
            case Integer number -> " " + Figures.count(number);
            case Long number -> " " + Figures.count(number);
            case Number number -> " " + decimal(number);
            default -> " " + PlainText.line(fact.toString(), TEXT_LENGTH);
        };
    }

    private static String decimal(Number number) {
        double value = number.doubleValue();
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : "unknown";
    }
}

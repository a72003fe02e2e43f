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

/**
 * Writes the evidence of a finding as text: limits of the rule, or figures of the subject. A limit is for example
 * {@code HIGH from 10 %}, and a figure {@code timed out 57}.
 */
public final class EvidenceText {

    private static final int LENGTH = 250;
    private static final int TEXT_LENGTH = 60;

    /** Matches the name of a limit, such as {@code highFromPercent}: the percentage from which a finding is HIGH. */
    private static final Pattern LIMIT = Pattern.compile("(low|medium|high|critical)FromPercent");

    /** Names of evidence that is not printed as a figure: settings, and values that the message states elsewhere. */
    private static final Pattern NOT_A_FIGURE =
            Pattern.compile("status|origin|executed|minimum.*|settle.*|highAfter.*|.*Percent");

    private static final Set<Object> SAYS_NOTHING = Set.of(false, "");

    private EvidenceText() {}

    /**
     * The figures, for example {@code failed 456, timed out 57}. Lines break only between figures. Empty if there are
     * no figures.
     */
    public static String figures(Evidence evidence) {
        StringJoiner figures = new StringJoiner(", ");
        for (Map.Entry<String, Object> fact : evidence.values().entrySet()) {
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

    /** The limits, for example {@code HIGH from 10 %, CRITICAL from 20 %}. Empty if there are no limits. */
    public static String limits(Evidence evidence) {
        return evidence.values().entrySet().stream()
                .map(EvidenceText::limit)
                .filter(limit -> !limit.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String limit(Map.Entry<String, Object> fact) {
        Matcher name = LIMIT.matcher(fact.getKey());
        return name.matches() ? name.group(1).toUpperCase(Locale.ROOT) + " from" + value(fact.getValue()) + " %" : "";
    }

    /** The name as words, for example {@code timed out} for {@code timedOut}. */
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

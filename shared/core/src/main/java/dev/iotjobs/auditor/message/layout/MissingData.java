package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.RuleTexts;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The line about rules that lacked data. A rule without data may have missed findings. */
final class MissingData {

    private static final int RULES = 2;
    private static final int TITLE_LENGTH = 60;

    private MissingData() {}

    /**
     * Lines that name the rules without data, for example {@code No data   for Failure rate too high in 12 cases.}
     * Empty if all rules had data.
     */
    static List<String> lines(News news) {
        List<Map.Entry<String, Integer>> rules = news.digest().counts().withoutData().entrySet().stream()
                .filter(rule -> rule.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        if (rules.isEmpty()) {
            return List.of();
        }
        List<String> named = rules.stream()
                .limit(RULES)
                .map(rule -> title(rule.getKey()) + " in " + Figures.count(rule.getValue(), "case"))
                .toList();
        int rest = rules.size() - named.size();
        String more = rest > 0 ? ", and " + Figures.count(rest, "more rule") : "";
        return Sentences.lines(
                "No data   ", "for " + String.join(", ", named) + more + ". Nothing is known about these cases.");
    }

    private static String title(String ruleId) {
        return PlainText.line(RuleTexts.title(ruleId).orElse(ruleId), TITLE_LENGTH);
    }
}

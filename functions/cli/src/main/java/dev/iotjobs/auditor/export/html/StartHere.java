package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.export.html.Detail.Command;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of three findings to begin with, each of another rule.
 *
 * @param title the rule, and what has findings of it
 * @param why before the subject: why it matters, and how the subject was chosen
 * @param reason after the place of the subject
 * @param command the first command; null if it cannot be copied
 * @param advice in words, where there is no command
 */
record StartHere(
        Severity severity,
        String title,
        String why,
        String id,
        String subject,
        String place,
        String reason,
        @Nullable Command command,
        String advice) {

    private static final int MOST = 3;

    /** In the order of severity, devices still to come, newest. */
    static List<StartHere> of(Tally tally) {
        return tally.rules().stream()
                .sorted(RuleTally.MOST_URGENT_FIRST)
                .limit(MOST)
                .map(StartHere::entry)
                .toList();
    }

    private static StartHere entry(RuleTally rule) {
        Finding first = rule.first();
        Row.RuleText text = Row.RuleText.of(first);
        Command command =
                first.commands().stream().findFirst().flatMap(Command::of).orElse(null);
        return new StartHere(
                rule.worst(),
                text.title() + ": " + rule.size() + breakdown(rule),
                Sentences.shortened(text.why()) + lead(rule),
                first.key().id(),
                Shown.text(first.key().subject().name()),
                Shown.text(first.key().place().region()),
                Sentences.sentence(Shown.text(first.reason())),
                command,
                command == null ? text.advice() : "");
    }

    private static String breakdown(RuleTally rule) {
        int worst = rule.count(rule.worst());
        return worst == rule.count()
                ? ""
                : ", " + Figures.count(worst) + " of them "
                        + rule.worst().name().toLowerCase(Locale.ROOT);
    }

    private static String lead(RuleTally rule) {
        if (rule.count() == 1) {
            return "";
        }
        return RuleTally.toCome(rule.first()) > 0 ? " Most devices at risk:" : " Newest:";
    }
}

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
 * A finding that the reader of a report should fix first. A report names at most three, each of a different rule.
 *
 * @param title title of the rule, and the number of its findings
 * @param why text before the subject: why the rule matters, and how this finding was chosen
 * @param reason text after the Region: the reason of the finding
 * @param command first command of the fix; null if there is none or it cannot be copied
 * @param advice the fix in words; empty if there is a command
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

    /** Takes the three most urgent rules, and the most urgent finding of each. */
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

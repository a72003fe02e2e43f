package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.export.html.figure.Bar;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Texts and numbers in the form that the page uses everywhere. */
final class Shown {

    /** Worst first. */
    static final List<Severity> SEVERITIES = Bar.WORST_FIRST;

    private Shown() {}

    /** Text from the account, whole, in one line, with hidden characters as {@code [U+202E]}. */
    static String text(String fromAccount) {
        return PlainText.line(fromAccount, Integer.MAX_VALUE);
    }

    /** Name and id of an account, or its id. */
    static String account(AccountLabel account) {
        return text(account.full());
    }

    static int number(Severity severity) {
        return Bar.number(severity);
    }

    /** For example {@code one, two and three}. */
    static String list(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /** The first parts, and how many more there are. */
    static String list(List<String> parts, int most) {
        if (parts.size() <= most) {
            return list(parts);
        }
        List<String> some = new ArrayList<>(parts.subList(0, most));
        some.add(Figures.count(parts.size() - most) + " more");
        return list(some);
    }
}

package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.export.html.figure.Bar;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/** Formats texts and numbers as every part of the HTML report shows them. */
final class Shown {

    /** All severities, worst first. */
    static final List<Severity> SEVERITIES = Bar.WORST_FIRST;

    private Shown() {}

    /** The whole text in one line. A hidden character becomes its code point, such as {@code [U+202E]}. */
    static String text(String fromAccount) {
        return PlainText.line(fromAccount, Integer.MAX_VALUE);
    }

    /** The name and the id of an account, or only the id if it has no name. */
    static String account(AccountLabel account) {
        return text(account.full());
    }

    static int number(Severity severity) {
        return Bar.number(severity);
    }

    /** Joins the parts, for example {@code one, two and three}. */
    static String list(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /**
     * Joins up to {@code most} parts. If there are more, adds how many: for example {@code one, two and 5 more}.
     */
    static String list(List<String> parts, int most) {
        if (parts.size() <= most) {
            return list(parts);
        }
        List<String> some = new ArrayList<>(parts.subList(0, most));
        some.add(Figures.count(parts.size() - most) + " more");
        return list(some);
    }
}

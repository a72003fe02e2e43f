package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.message.words.CoverageText;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the lines of a message that state the account, the time and coverage of the audit, and the number of open
 * findings.
 */
final class Header {

    private Header() {}

    /** The account in one line, for example {@code Account   acme-fleet-prod (123456789012)}. */
    static String accountLine(News news) {
        return "Account   " + account(news);
    }

    private static String account(News news) {
        return PlainText.line(news.digest().audited().account().full());
    }

    /**
     * The account and its Regions, for example {@code Account   acme-fleet-prod (123456789012), Region eu-west-1}. Long
     * text is wrapped.
     */
    static List<String> accountLines(News news) {
        return Sentences.lines("Account   ", account(news) + regions(news));
    }

    private static String regions(News news) {
        Set<String> regions = new TreeSet<>(news.digest().numbers().keySet());
        news.digest().audited().coverage().forEach(coverage -> regions.add(CoverageText.region(coverage)));
        return switch (regions.size()) {
            case 0 -> "";
            case 1 -> ", Region " + regions.iterator().next();
            default -> ", " + Figures.count(regions.size(), "Region");
        };
    }

    /**
     * Time and coverage of the audit, for example
     * {@code Audited   2026-11-28 06:45 UTC, 300 of 300 jobs (100.0 %)}.
     */
    static String auditedLine(News news) {
        return "Audited   " + audited(news);
    }

    static String audited(News news) {
        boolean continues = news.digest().occasion() == Occasion.URGENT;
        return Times.minute(news.digest().audited().at()) + ", "
                + (continues ? "the audit continues" : news.coverage().share());
    }

    static List<String> lines(News news) {
        List<String> lines = new ArrayList<>(accountLines(news));
        lines.add(auditedLine(news));
        return lines;
    }

    /** The open findings by severity, for example {@code Open      11 CRITICAL, 25 HIGH; 4 exempted}. */
    static String openLine(News news) {
        String open = Figures.each(news.digest().counts().open());
        int exempted = news.digest().counts().allExempted();
        return "Open      " + (open.isEmpty() ? "none" : open)
                + (exempted > 0 ? "; " + Figures.count(exempted) + " exempted" : "");
    }
}

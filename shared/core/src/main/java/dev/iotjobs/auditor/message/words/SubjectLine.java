package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.text.PlainText;

/** The subject of a message: one line of printable ASCII, as SNS requires. */
public final class SubjectLine {

    /** Maximum length of a subject, in characters. SNS accepts fewer than 100. */
    static final int LENGTH = 99;

    private static final int ACCOUNT_LENGTH = 30;
    private static final int SHORTEST_NAME = 12;

    private SubjectLine() {}

    /**
     * The subject, for example {@code [HIGH] IoT jobs 123456789012: Job force-cancelled, config-r637-gateway-turin}.
     *
     * @param what text after the account
     * @param name text at the end, such as a job id, or empty; cut in its middle if the line is too long
     */
    public static String of(News news, String what, String name) {
        String start = ascii("[" + news.tag() + "] IoT jobs "
                + account(news.digest().audited().account()) + ": " + what);
        if (name.isEmpty()) {
            return cut(start);
        }
        int room = Math.max(SHORTEST_NAME, LENGTH - start.length() - 2);
        return cut(start + ", " + ascii(PlainText.middle(name, room)));
    }

    /** The name of the account, or its id if the account has no name. A long name is cut. */
    public static String account(AccountLabel account) {
        // The subject line needs room for what happened
        return PlainText.line(account.brief(), ACCOUNT_LENGTH);
    }

    private static String ascii(String text) {
        return PlainText.ascii(PlainText.line(text, Integer.MAX_VALUE));
    }

    private static String cut(String subject) {
        return PlainText.line(subject, LENGTH);
    }
}

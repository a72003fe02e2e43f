package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * An alert as its subscriber reads it.
 *
 * @param subject one line of ASCII, below 100 characters: what SNS takes as a subject
 * @param body at most {@value #MAX_BODY_BYTES} bytes of UTF-8, however much there is to tell: what SNS takes as a message
 */
public record DigestText(String subject, String body) {

    /** SNS takes 262,144 bytes, the subject and message attributes among them. */
    public static final int MAX_BODY_BYTES = 250_000;

    private static final int MAX_SUBJECT = 99;
    private static final int ACCOUNT_LENGTH = 20;
    private static final int REF_BYTES = 6;

    public static DigestText of(Digest digest) {
        return new DigestText(subjectOf(digest), new DigestBody(digest).text());
    }

    /**
     * A short name for a transition, the same however often it is told: twelve hexadecimal characters by which a reader
     * knows that two mails tell the same, and a program can drop the second.
     */
    public static String ref(Transition transition) {
        byte[] hash = sha256().digest(transition.alertId().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, REF_BYTES);
    }

    private static String subjectOf(Digest digest) {
        StringJoiner news = new StringJoiner("; first look: ");
        news.setEmptyValue("nothing changed");
        if (!digest.changes().isEmpty()) {
            news.add(Counts.ofTypes(digest.changes().types()));
        }
        if (!digest.baseline().isEmpty()) {
            news.add(Counts.ofFirstLook(digest.baseline()));
        }
        String lead = digest.changes().isEmpty() && !digest.baseline().isEmpty() ? "first look: " : "";
        String mark = digest.worst().map(Severity::name).orElse("RESOLVED");
        return PlainText.ascii("[" + mark + "] IoT jobs " + account(digest) + ": " + lead + news, MAX_SUBJECT);
    }

    static String account(Digest digest) {
        return PlainText.ascii(digest.accountId(), ACCOUNT_LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identity of a finding: account, Region, subject and rule. It stays the same while a defect comes and goes. */
public record FindingKey(AccountRegion place, Subject subject, String ruleId) {

    private static final int ID_BYTES = 6;

    /** Names the finding in mails, in the terminal and in other systems: twelve hexadecimal characters. */
    public String id() {
        String identity = String.join("/", place.accountId(), place.region(), subject.id(), ruleId);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.text.Sha256;
import java.util.Comparator;

/** The identity of a finding: account, Region, subject and rule. It stays the same when a defect closes and reopens. */
public record FindingKey(AccountRegion place, Subject subject, String ruleId) {

    /** Orders by rule id, account, Region and subject. */
    public static final Comparator<FindingKey> ORDER = Comparator.comparing(FindingKey::ruleId)
            .thenComparing(key -> key.place().accountId())
            .thenComparing(key -> key.place().region())
            .thenComparing(key -> key.subject().id());

    private static final int ID_LENGTH = 12;

    /** The id of the finding in mails, terminals and other systems: twelve hexadecimal characters. */
    public String id() {
        String identity = String.join("/", place.accountId(), place.region(), subject.id(), ruleId);
        return Sha256.of(identity).substring(0, ID_LENGTH);
    }
}

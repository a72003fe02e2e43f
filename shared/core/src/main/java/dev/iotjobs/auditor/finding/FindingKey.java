package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Subject;

/** Identity of a finding: account, Region, subject and rule. It stays the same while a defect comes and goes. */
public record FindingKey(Place place, Subject subject, String ruleId) {

    /** The identity as one text, at most some 130 characters, for example to name the finding in another system. */
    public String findingId() {
        return place.accountId() + "/" + place.region() + "/" + subject.id() + "/" + ruleId;
    }
}

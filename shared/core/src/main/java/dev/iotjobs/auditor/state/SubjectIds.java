package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Subject;

/** Makes subjects from their ids, for code that reads saved documents. */
public final class SubjectIds {

    private SubjectIds() {}

    /**
     * The subject that has this id in this account and Region.
     *
     * @throws IllegalArgumentException if no subject has such an id
     */
    public static Subject subject(AccountRegion place, String id) {
        return Keys.subject(place, id);
    }
}

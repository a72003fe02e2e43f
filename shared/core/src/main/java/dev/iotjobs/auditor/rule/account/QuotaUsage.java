package dev.iotjobs.auditor.rule.account;

import dev.iotjobs.auditor.rule.Place;
import org.jspecify.annotations.Nullable;

/**
 * How much of a quota is in use.
 *
 * @param quotaCode the quota's code in Service Quotas, service {@code iot}
 * @param name the quota's name in Service Quotas
 * @param limit null when nobody knows it
 * @param used jobs that count for certain
 * @param undetermined jobs of which the service does not say whether they count
 * @param wholeAccount whether every job of the account was looked at
 */
public record QuotaUsage(
        Place place,
        String quotaCode,
        String name,
        @Nullable Double limit,
        LimitSource source,
        long used,
        long undetermined,
        boolean wholeAccount) {

    /** Where a quota's value comes from. */
    public enum LimitSource {
        /** {@code servicequotas:GetServiceQuota}: the account's own value. */
        APPLIED,
        /** {@code servicequotas:GetAWSDefaultServiceQuota}: the value for accounts without one of their own. */
        DEFAULT,
        /** The installation's configuration. */
        CONFIGURED,
        /** AWS's announcement of 2022-05-05: 100,000 active jobs of each kind. */
        ASSUMED,
        UNKNOWN
    }

    /** Usage in percent of the limit; not a number when the limit is not known. */
    public double percent() {
        return limit == null ? Double.NaN : 100.0 * used / limit;
    }

    /** Usage in percent if all undetermined jobs counted as well. */
    public double percentAtMost() {
        return limit == null ? Double.NaN : 100.0 * (used + undetermined) / limit;
    }
}

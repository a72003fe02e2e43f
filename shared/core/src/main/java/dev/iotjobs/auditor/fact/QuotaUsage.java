package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.AccountRegion;
import org.jspecify.annotations.Nullable;

/**
 * How much of a quota is in use.
 *
 * @param limit null when it is not known
 * @param used jobs that count for certain
 * @param undetermined jobs of which the service does not say whether they count
 * @param wholeAccount whether every job of the account was looked at
 */
public record QuotaUsage(
        AccountRegion place,
        Quota quota,
        @Nullable Double limit,
        LimitSource source,
        long used,
        long undetermined,
        boolean wholeAccount)
        implements Facts {

    /** A quota of service {@code iot}, as Service Quotas names it. */
    public record Quota(String code, String name) {}

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

    /** Usage in percent of the limit, cut to one decimal; not a number when the limit is not known, or not positive. */
    public double percent() {
        return wholeLimit() <= 0 ? Double.NaN : Percent.cut(used, wholeLimit());
    }

    /** The limit in whole jobs; 0 when it is not known. */
    public long wholeLimit() {
        return limit == null ? 0 : (long) Math.floor(limit);
    }

    /** Jobs that count if all undetermined ones do. */
    public long usedAtMost() {
        return used + undetermined;
    }
}

package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.AccountRegion;
import org.jspecify.annotations.Nullable;

/**
 * The usage of a job quota.
 *
 * @param limit value of the quota; null if unknown
 * @param used number of jobs that certainly use the quota
 * @param undetermined number of jobs that may use the quota, because AWS IoT does not return whether they do
 * @param wholeAccount whether every job of the account was counted
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

    /** The source of a quota's value. */
    public enum LimitSource {
        /** The limit is the account's own value, from {@code servicequotas:GetServiceQuota}. */
        APPLIED,
        /** The limit is AWS's default value, from {@code servicequotas:GetAWSDefaultServiceQuota}. */
        DEFAULT,
        /** The limit is the value that the installation configures. */
        CONFIGURED,
        /**
         * The limit is the value that AWS announced on 2022-05-05: 100,000 for active continuous jobs, and also 100,000
         * for active snapshot jobs.
         */
        ASSUMED,
        UNKNOWN
    }

    /** The usage in percent of the limit, rounded down to one decimal. NaN if the limit is unknown or less than 1. */
    public double percent() {
        return wholeLimit() <= 0 ? Double.NaN : Percent.cut(used, wholeLimit());
    }

    /** The limit, rounded down to whole jobs; 0 if it is unknown. */
    public long wholeLimit() {
        return limit == null ? 0 : (long) Math.floor(limit);
    }

    /** The largest possible number of jobs that use the quota: {@code used} and {@code undetermined} together. */
    public long usedAtMost() {
        return used + undetermined;
    }
}

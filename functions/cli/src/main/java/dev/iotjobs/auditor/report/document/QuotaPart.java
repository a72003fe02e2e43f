package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.fact.QuotaUsage;
import org.jspecify.annotations.Nullable;

/**
 * The use of a job quota, in JSON. {@link QuotaUsage} describes the figures.
 *
 * @param percent null if the limit is unknown or not positive
 */
public record QuotaPart(
        String region,
        String quotaCode,
        String name,
        @Nullable Double limit,
        QuotaUsage.LimitSource limitSource,
        long used,
        long undetermined,
        @Nullable Double percent,
        boolean wholeAccount) {

    public static QuotaPart of(QuotaUsage usage) {
        double limit = usage.limit() == null ? 0 : usage.limit();
        Double percent = limit <= 0 ? null : Math.floor(usage.percent() * 100) / 100;
        return new QuotaPart(
                usage.place().region(),
                usage.quota().code(),
                usage.quota().name(),
                usage.limit(),
                usage.source(),
                usage.used(),
                usage.undetermined(),
                percent,
                usage.wholeAccount());
    }
}

package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.JobQuota;
import dev.iotjobs.auditor.audit.api.QuotaReader;
import dev.iotjobs.auditor.audit.listing.Listing;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.job.AccountRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The limits of the job quotas, read while jobs are listed and described. */
record QuotaLimits(CompletableFuture<Map<JobQuota, QuotaReader.Limit>> limits) {

    /** @param atOnce most calls under way at the same time; with 1 the limits are read before this returns */
    static QuotaLimits reading(QuotaReader quotas, int atOnce) {
        return new QuotaLimits(
                atOnce == 1
                        ? CompletableFuture.completedFuture(JobQuota.limits(quotas))
                        : CompletableFuture.supplyAsync(
                                () -> JobQuota.limits(quotas),
                                Thread.ofPlatform().daemon()::start));
    }

    /**
     * The usage of each quota.
     *
     * @param isCounted whether every job of the account was listed
     */
    List<QuotaUsage> usages(AccountRegion place, Listing listing, boolean isCounted) {
        List<QuotaUsage> usages = new ArrayList<>();
        limits.join().forEach((quota, limit) -> usages.add(quota.usage(place, listing.counts(), isCounted, limit)));
        return usages;
    }
}

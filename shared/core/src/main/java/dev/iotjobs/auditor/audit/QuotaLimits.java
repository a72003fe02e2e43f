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

/** The limits of the job quotas. A separate thread reads them if an audit may make several calls at once. */
record QuotaLimits(CompletableFuture<Map<JobQuota, QuotaReader.Limit>> limits) {

    /** @param atOnce maximum number of concurrent calls; with 1, this method reads the limits before it returns */
    static QuotaLimits reading(QuotaReader quotas, int atOnce) {
        return new QuotaLimits(
                atOnce == 1
                        ? CompletableFuture.completedFuture(JobQuota.limits(quotas))
                        : CompletableFuture.supplyAsync(
                                () -> JobQuota.limits(quotas),
                                Thread.ofPlatform().daemon()::start));
    }

    /**
     * The usage of each job quota. Waits until the limits are read.
     *
     * @param isCounted whether every job of the Region was listed
     */
    List<QuotaUsage> usages(AccountRegion place, Listing listing, boolean isCounted) {
        List<QuotaUsage> usages = new ArrayList<>();
        limits.join().forEach((quota, limit) -> usages.add(quota.usage(place, listing.counts(), isCounted, limit)));
        return usages;
    }
}

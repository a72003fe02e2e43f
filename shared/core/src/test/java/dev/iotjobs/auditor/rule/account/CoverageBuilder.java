package dev.iotjobs.auditor.rule.account;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Deletions;
import dev.iotjobs.auditor.fact.Coverage.Example;
import dev.iotjobs.auditor.fact.Coverage.Failures;
import dev.iotjobs.auditor.fact.Coverage.Listed;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.fact.Coverage.NotReached;
import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RegionFacts.InDeletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds coverage for tests. It is complete except for what a test sets. */
public final class CoverageBuilder {

    private final int evaluated;
    private Listing listing = Listing.COMPLETE;
    private int denied;
    private int malformed;
    private int failed;
    private int failedAgain;
    private int overdue;
    private int overdueAgain;
    private int unseen;
    private Instant firstCoverageEnds = Instant.EPOCH;
    private int brake;
    private final List<Example> examples = new ArrayList<>();

    public CoverageBuilder(int evaluated) {
        this.evaluated = evaluated;
    }

    CoverageBuilder listing(Listing listing) {
        this.listing = listing;
        return this;
    }

    public CoverageBuilder denied(int denied) {
        this.denied = denied;
        return this;
    }

    CoverageBuilder malformed(int malformed) {
        this.malformed = malformed;
        return this;
    }

    CoverageBuilder failed(int failed, int again) {
        this.failed = failed;
        failedAgain = again;
        return this;
    }

    CoverageBuilder overdue(int overdue, int again) {
        this.overdue = overdue;
        overdueAgain = again;
        return this;
    }

    CoverageBuilder unseen(int unseen, Instant firstCoverageEnds) {
        this.unseen = unseen;
        this.firstCoverageEnds = firstCoverageEnds;
        return this;
    }

    public CoverageBuilder brake(int brake) {
        this.brake = brake;
        return this;
    }

    CoverageBuilder example(String jobId, String error) {
        examples.add(new Example(jobId, error));
        return this;
    }

    /** Builds the facts about a Region for which no policy is configured. */
    public RegionFacts region() {
        return new RegionFacts(build(), new PolicyUse.NotConfigured(), InDeletion.NONE);
    }

    public Coverage build() {
        Failures failures = new Failures(denied, malformed, failed, failedAgain, examples);
        NotReached notReached = new NotReached(overdue, overdueAgain, unseen, firstCoverageEnds);
        int jobs = evaluated + failures.jobs() + notReached.jobs();
        return new Coverage(
                Jobs.PLACE,
                new Listed(jobs, 0, listing, listing == Listing.COMPLETE ? "" : "AccessDeniedException"),
                evaluated,
                evaluated,
                failures,
                notReached,
                new Deletions(brake, brake, jobs));
    }
}

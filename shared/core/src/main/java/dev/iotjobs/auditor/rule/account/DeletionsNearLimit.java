package dev.iotjobs.auditor.rule.account;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RegionFacts.InDeletion;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Band;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;

/** Finds that so many jobs are in deletion that further deletions will soon fail. */
public final class DeletionsNearLimit extends Rule<RegionFacts> {

    /** The number of jobs that AWS IoT can delete at the same time, per account and Region. */
    private static final int LIMIT = 10;

    private static final Setting<Band> NEAR_LIMIT = Setting.countLevel(
            "nearLimit", new Band(8, 6), LIMIT, "jobs", "Jobs that are in deletion at the same time.");

    private static final RuleDefinition<RegionFacts> DEFINITION = RuleDefinition.of(SubjectKind.REGION, "IOTJ-ACC-06")
            .version(1)
            .title("Deletions near the limit of 10")
            .finds("Job deletions in a Region are near the limit: `nearLimit.opensAt` or more are in deletion. AWS"
                    + " allows at most 10 at the same time.")
            .appliesToEvery("every audited Region")
            .severity(MEDIUM, "`nearLimit.opensAt` or more jobs are in deletion")
            .settings(NEAR_LIMIT)
            .source("ListJobs: status")
            .closes("When fewer than `nearLimit.closesBelow` jobs are in deletion and the list of jobs is complete.")
            .why("Only ten jobs may be in deletion at once. Further deletions fail.")
            .fix("Wait, and delete in smaller batches.")
            .controls(nist("CM-3"))
            .build();

    public DeletionsNearLimit() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(RegionFacts region, RuleContext context) {
        InDeletion deleted = region.inDeletion();
        int number = deleted.jobIds().size();
        String reason = Figures.count(number, "job is", "jobs are") + " in deletion; AWS allows at most " + LIMIT;
        Band level = context.get(NEAR_LIMIT);
        if (level.isReached(number, context.isOpen())) {
            return Verdict.nonCompliant(MEDIUM, reason)
                    .with(Evidence.of("inDeletion", number)
                            .andNames("jobs", deleted.jobIds())
                            .and("limit", LIMIT)
                            .and("opensAt", level.opensAt())
                            .and("closesBelow", level.closesBelow()));
        }
        return deleted.areAll()
                ? Verdict.compliant(reason)
                : Verdict.insufficientData(
                        Gap.UNDECIDED,
                        reason + "; more may be in deletion, because not every job of the account was listed");
    }
}

package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;

/** A rule: a live job that a person created needs an owner. */
final class OwnerMissing extends Rule<JobFacts> {

    static final String ID = "IOTJ-TST-01";

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, ID)
            .version(1)
            .title("Owner missing")
            .finds("A live job has no owner.")
            .appliesTo(jobs(LIVE).notOfOrigin(Origin.GREENGRASS, Origin.FREERTOS_OTA))
            .severity(Severity.LOW, "there is no owner")
            .needs(Fact.TAGS)
            .why("It is planted.")
            .fix("Tag it.")
            .controls(nist("CM-8"))
            .build();

    OwnerMissing() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        return facts.knownTags().hasValue("owner")
                ? Verdict.compliant("there is an owner")
                : Verdict.nonCompliant(Severity.LOW, "there is no owner");
    }
}

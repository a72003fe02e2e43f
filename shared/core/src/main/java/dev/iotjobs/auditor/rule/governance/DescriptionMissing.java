package dev.iotjobs.auditor.rule.governance;

import static dev.iotjobs.auditor.fact.JobField.DESCRIPTION;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Glob;
import java.util.Optional;

/** Finds a live job whose description has no visible character, or does not match the pattern that the policy sets. */
public final class DescriptionMissing extends Rule<JobFacts> {

    static final Setting<Optional<Glob>> PATTERN = Setting.pattern(
            "descriptionPattern", "Pattern that the whole description must match, such as *CHG-*, case-sensitive.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-GOV-01")
            .version(1)
            .title("Missing description")
            .finds("A live job has no description, or one that does not match the pattern of the policy.")
            .appliesTo(jobs(LIVE).notOfOrigin(Origin.GREENGRASS, Origin.GREENGRASS_V1))
            .severity(LOW, "the description has no visible character, or does not match `descriptionPattern`")
            .settings(PATTERN)
            .mayRead(DESCRIPTION)
            .why("Other people cannot see what the job is for.")
            .fix("Describe what the job does and why, and add the number of the change request. This can be done at any"
                    + " time.")
            .controls(nist("CM-3"))
            .build();

    public DescriptionMissing() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        String description = job.description();
        if (description == null) {
            return missing(job, "the job has no description", Evidence.of(job).and("isBlank", true));
        }
        return context.get(PATTERN)
                .filter(pattern -> !pattern.matches(description))
                .map(pattern -> missing(
                        job,
                        "the description does not match '" + pattern.pattern() + "'",
                        Evidence.of(job).and("isBlank", false).and("descriptionPattern", pattern.pattern())))
                .orElseGet(() -> Verdict.compliant("the job has a description"));
    }

    private static Verdict missing(Job job, String reason, Evidence evidence) {
        return Verdict.nonCompliant(LOW, reason)
                .with(evidence)
                .with(JobCommands.setInPlace(job, "Describe the job", "--description", "CHG-123 what and why"));
    }
}

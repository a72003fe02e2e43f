package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.JOB_TEMPLATE_ARN;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Glob;
import java.util.List;

/** Finds a live job that was not created from a job template that the policy approves ({@code jobTemplateArn}). */
public final class TemplateNotApproved extends Rule<JobFacts> {

    static final Setting<List<String>> APPROVED_TEMPLATES = Setting.list(
            "approvedTemplates",
            List.of(),
            "ARN patterns",
            "Job templates from which jobs may be created, with * and ? as wildcards.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-09")
            .version(1)
            .title("Job not from an approved template")
            .finds("A live job was not created from an approved job template.")
            .appliesTo(jobs(LIVE)
                    .notOfOrigin(Origin.GREENGRASS, Origin.GREENGRASS_V1, Origin.FREERTOS_OTA)
                    .onceListed(APPROVED_TEMPLATES))
            .severity(LOW, "the job has no template, or `approvedTemplates` does not list its template")
            .settings(APPROVED_TEMPLATES)
            .mayRead(JOB_TEMPLATE_ARN)
            .closes("When the job ends. The template of a job cannot be changed.")
            .why("Reviewed templates carry the guards of a rollout: timeout, abort criteria and pace.")
            .fix("Create the next job from an approved template.")
            .controls(iotLens("IOTSEC14-BP02"), nist("CM-3"), nist("CM-6"))
            .offByDefault()
            .build();

    public TemplateNotApproved() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        String template = job.jobTemplateArn();
        if (template == null) {
            return notApproved(job, "the job was not created from a job template", "none");
        }
        return context.get(APPROVED_TEMPLATES).stream().anyMatch(pattern -> new Glob(pattern).matches(template))
                ? Verdict.compliant("the job's template is approved")
                : notApproved(job, "the job's template is not in 'approvedTemplates': " + template, template);
    }

    private static Verdict notApproved(Job job, String reason, String template) {
        return Verdict.nonCompliant(LOW, reason)
                .with(Evidence.of(job).and("jobTemplateArn", template))
                .with(List.of(CliCommand.fix(
                        "Create the next job from an approved template:",
                        "iot",
                        "create-job",
                        "--region",
                        job.key().region(),
                        "--job-id",
                        "NEW_JOB_ID",
                        "--job-template-arn",
                        "TEMPLATE_ARN",
                        "--targets",
                        "TARGET_ARN")));
    }
}

package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.DOCUMENT_PARAMETERS;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.MANAGED_TEMPLATE;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.DocumentParameters;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.Objects;

/**
 * Finds a live job of an AWS managed template whose {@code documentParameters.runAsUser} is root. Its commands can
 * change anything on a device.
 */
public final class RunsAsRoot extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-08")
            .version(1)
            .title("Job runs as root")
            .finds("A live job from an AWS managed template runs as root.")
            .appliesTo(jobs(LIVE).with(MANAGED_TEMPLATE))
            .severity(MEDIUM, "the parameter runAsUser is root or 0")
            .mayRead(DOCUMENT_PARAMETERS)
            .closes("When the job ends. The parameters of a job cannot be changed.")
            .why("If a handler runs as root, any defect in the handler gives full control of the device.")
            .fix("Cancel the job, and create it again with a user that has only the rights that the job needs.")
            .controls(nist("AC-6"))
            .build();

    public RunsAsRoot() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        DocumentParameters parameters = job.documentParameters();
        if (parameters.scan() == null) {
            return Scans.notScanned();
        }
        return switch (parameters.runAs()) {
            case UNSET ->
                Verdict.insufficientData(
                        Gap.UNDECIDED, "no runAsUser is set, so each device decides which user runs the job");
            case ROOT -> runsAs("root", job);
            case NUMBER_ZERO -> runsAs("0", job);
            case ANOTHER_USER -> Verdict.compliant("the job names a user other than root");
        };
    }

    private static Verdict runsAs(String user, Job job) {
        String template = Objects.requireNonNull(job.managedTemplate());
        return Verdict.nonCompliant(MEDIUM, "the job runs as user " + user + ", from template " + template)
                .with(Evidence.of(job)
                        .and("template", template)
                        .and("path", DocumentParameters.path(DocumentParameters.RUN_AS_USER))
                        .and("user", user))
                .with(JobCommands.recreate(
                        job,
                        "Create the job again from the template. In --document-parameters, also give the old job's"
                                + " other parameters",
                        "--document-parameters",
                        "runAsUser=USER"));
    }
}

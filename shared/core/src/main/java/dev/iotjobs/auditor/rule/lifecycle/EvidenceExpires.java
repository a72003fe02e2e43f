package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.fact.JobField.ENDED_AT;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.CANCELED;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.COMPLETED;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.INFORMATIONAL;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Finds a finished job that the service will soon delete, because its retention time ends. The time counts from {@code
 * completedAt}, or else from {@code lastUpdatedAt}. The rule reads only what ListJobs returns.
 */
public final class EvidenceExpires extends Rule<JobFacts> {

    static final Setting<Duration> NOTICE = Setting.duration(
            "notice",
            Duration.ofDays(30),
            Duration.ofDays(1),
            Duration.ofDays(180),
            "The finding opens this long before the service deletes the job.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-LIF-06")
            .version(1)
            .title("Evidence expires soon")
            .finds("The service will delete a finished job within `notice`, because its retention time ends.")
            .appliesTo(jobs(COMPLETED, CANCELED).atAnyAge())
            .severity(INFORMATIONAL, "the retention time of the job ends within `notice`")
            .settings(NOTICE)
            .reads(ENDED_AT)
            .closes("When the job is gone.")
            .why("The service deletes jobs after their retention time, and with them the record of what was changed.")
            .fix("Export the description of the job, its document and its executions, if you need them as evidence.")
            .controls(nist("AU-11"))
            .offByDefault()
            .build();

    public EvidenceExpires() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Instant endedAt = Objects.requireNonNull(job.endedAt());
        Instant purge = endedAt.plus(facts.retention());
        String reason = "the service will delete the job on " + Times.minute(purge);
        return context.isAtLeastAgo(endedAt, facts.retention().minus(context.get(NOTICE)))
                ? Verdict.nonCompliant(INFORMATIONAL, reason)
                        .with(Evidence.of(job)
                                .and("endedAt", Times.minute(endedAt))
                                .and("retentionDays", facts.retention().toDays())
                                .and("deletedAt", Times.minute(purge)))
                        .with(export(job))
                : Verdict.compliant(reason);
    }

    private static List<CliCommand> export(Job job) {
        String region = job.key().region();
        return List.of(
                JobCommands.describe(job, "Export the description of the job:"),
                CliCommand.look(
                        "Export the document of the job:",
                        "iot",
                        "get-job-document",
                        "--region",
                        region,
                        "--job-id",
                        job.jobId()),
                CliCommand.look(
                        "Export the executions of the job:",
                        "iot",
                        "list-job-executions-for-job",
                        "--region",
                        region,
                        "--job-id",
                        job.jobId()));
    }
}

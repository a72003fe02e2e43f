package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.LOW;
import static dev.iotjobs.auditor.setting.SharedSettings.AGES_OUT_AFTER;

import dev.iotjobs.auditor.fact.DeletedJob;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.util.List;

/** Finds a job that was deleted, or is being deleted, although executions were queued or in progress. */
public final class LiveJobDeleted extends Rule<DeletedJob> {

    static final Setting<Duration> LAST_SIGHT_WITHIN = Setting.duration(
            "lastSightWithin",
            Duration.ofHours(6),
            Duration.ofMinutes(15),
            Duration.ofDays(7),
            "Maximum age of the last answer of DescribeJob when an audit finds the deletion. If the answer is older,"
                    + " the finding is LOW.");

    private static final RuleDefinition<DeletedJob> DEFINITION = RuleDefinition.of(
                    SubjectKind.DELETED_JOB, "IOTJ-LIF-07")
            .version(1)
            .title("Live job deleted")
            .finds("A job was deleted while executions were queued or in progress.")
            .appliesToEvery(
                    "jobs that were live when they were last described, and are gone or in DELETION_IN_PROGRESS")
            .severity(
                    HIGH,
                    "executions were in progress when an audit last described the job, at most `lastSightWithin` before"
                            + " the deletion was found")
            .severity(
                    LOW,
                    "no execution was in progress; or the last answer of DescribeJob is older than `lastSightWithin`,"
                            + " so executions may have ended before the deletion")
            .settings(LAST_SIGHT_WITHIN, AGES_OUT_AFTER)
            .source("the stored answer of DescribeJob: status, jobProcessDetails; and a later answer that shows the"
                    + " deletion")
            .closes("`agesOutAfter` after the first audit that found the job deleted.")
            .why("Deleting a live job cuts devices off, as a forced cancellation does, and removes the job's record.")
            .fix(
                    "Check the devices, then send a recovery job. In future cancel without force, wait until no execution is"
                            + " in progress, then delete.")
            .fix(
                    Origin.FREERTOS_OTA,
                    "Check the devices, then send a recovery job. In future delete OTA updates without"
                            + " --force-delete-aws-job.")
            .controls(nist("SC-24"), nist("CP-10"), nist("AU-11"), nist("CM-3"))
            .build();

    public LiveJobDeleted() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(DeletedJob deleted, RuleContext context) {
        Job job = deleted.job();
        JobProcessDetails counters = job.counters();
        if (job.isLive() == Truth.FALSE) {
            return Verdict.notApplicable("the job had ended before it was deleted");
        }
        if (context.isLongerAgo(deleted.goneSince(), context.get(AGES_OUT_AFTER))) {
            return Verdict.notApplicable(
                    End.AGED_OUT, "the job was deleted more than " + Times.age(context.get(AGES_OUT_AFTER)) + " ago");
        }
        if (counters == null || job.isLive() == Truth.UNKNOWN) {
            return Verdict.missing(counters == null ? JobField.COUNTERS : JobField.STATUS);
        }
        if (counters.queued() + counters.inProgress() == 0) {
            return Verdict.notApplicable("no execution was queued or in progress");
        }
        return deleted.isHeldBack()
                ? Verdict.insufficientData(
                        Gap.UNDECIDED,
                        "implausibly many known jobs are gone: a later audit must confirm the deletion of this job")
                : cutOff(deleted, counters, context);
    }

    private static Verdict cutOff(DeletedJob deleted, JobProcessDetails counters, RuleContext context) {
        Duration unseen = Duration.between(deleted.seenAt(), deleted.goneSince());
        boolean isRecent = unseen.compareTo(context.get(LAST_SIGHT_WITHIN)) <= 0;
        Severity severity = counters.inProgress() > 0 && isRecent ? HIGH : LOW;
        return Verdict.nonCompliant(
                        severity,
                        "the job was deleted; on " + Times.minute(deleted.seenAt()) + " it had "
                                + Figures.count(counters.inProgress(), "execution") + " in progress and "
                                + Figures.count(counters.queued()) + " queued")
                .with(Evidence.of(deleted.job())
                        .and(counters)
                        .and("describedAt", Times.minute(deleted.seenAt()))
                        .and("goneSince", Times.minute(deleted.goneSince()))
                        .and("isIdUsedAgain", deleted.isIdUsedAgain())
                        .andNames("targets", deleted.job().targets())
                        .and("lastSightWithin", Times.age(context.get(LAST_SIGHT_WITHIN))))
                .with(List.of(CliCommand.fix(
                        "Once you know in which state the devices are, send a recovery job:",
                        "iot",
                        "create-job",
                        "--region",
                        deleted.job().key().region(),
                        "--job-id",
                        "NEW_JOB_ID",
                        "--targets",
                        deleted.job().targets().size() == 1
                                ? deleted.job().targets().getFirst()
                                : "TARGET_ARN",
                        "--document",
                        "file://recovery.json")));
    }
}

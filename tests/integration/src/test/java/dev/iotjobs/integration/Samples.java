package dev.iotjobs.integration;

import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.Change;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.finding.RecordState;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.ledger.Commit;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Observation;
import dev.iotjobs.auditor.ledger.OutboxEntry.Occasion;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs, findings and commits of one Region. */
record Samples(String region, Instant now) {

    static final String WRITER = "run-1";

    Place place() {
        return new Place("aws", "123456789012", region);
    }

    JobKey job(String id) {
        return new JobKey("arn:aws:iot:" + region + ":123456789012:job/" + id, now.minusSeconds(3600));
    }

    Subject subject(String jobId) {
        return new Subject.OfJob(job(jobId));
    }

    Job described(String jobId) {
        return Job.builder(job(jobId), JobStatus.IN_PROGRESS).build();
    }

    Finding finding(Subject subject, String ruleId, Severity severity, WorkflowStatus status) {
        return new Finding(
                new FindingKey(place(), subject, ruleId),
                "a title",
                severity,
                status == WorkflowStatus.RESOLVED ? ComplianceStatus.COMPLIANT : ComplianceStatus.NON_COMPLIANT,
                status,
                RecordState.ACTIVE,
                "a reason with \"quotes\" and ünïcode",
                Evidence.of("zulu", "first").and("alpha", 2).and("rate", 12.5).and("flag", true),
                "mend it",
                "aws iot describe-job --job-id x",
                now.minusSeconds(60),
                now,
                now,
                1);
    }

    /** What worsens does so at the second revision of its subject's ledger entry, all else at the first. */
    Transition transition(Subject subject, String ruleId, TransitionType type) {
        long revision = type == TransitionType.WORSENED ? 2 : 1;
        WorkflowStatus status = type == TransitionType.RESOLVED ? WorkflowStatus.RESOLVED : WorkflowStatus.NEW;
        Finding finding = finding(subject, ruleId, Severity.HIGH, status);
        return new Transition(Transition.alertId(finding.key(), revision), type, finding);
    }

    LedgerEntry next(LedgerEntry known, String writer) {
        return new LedgerEntry(
                known.subject(),
                known.revision() + 1,
                writer,
                Map.of("IOTJ-CFG-01", new Mark(true, Severity.HIGH, now, -7, 2)),
                new Observation(now, JobStatus.IN_PROGRESS, now.minusSeconds(5), null, 42, now.minusSeconds(9)),
                null,
                "rules/policy",
                now.plusSeconds(600),
                false);
    }

    /** The finding that a job's timeout is missing is new. */
    Transition opened(String jobId) {
        return transition(subject(jobId), "IOTJ-CFG-01", TransitionType.OPENED);
    }

    /** The first commit of a job. */
    Commit opening(String jobId) {
        return commit(unknown(jobId), opened(jobId));
    }

    Commit commit(LedgerEntry known, Transition... transitions) {
        return commit(known, next(known, WRITER), transitions);
    }

    Commit commit(LedgerEntry known, LedgerEntry entry, Transition... transitions) {
        return commit(known, entry, null, List.of(transitions), List.of());
    }

    Commit commit(LedgerEntry known, LedgerEntry entry, Job snapshot) {
        return commit(known, entry, snapshot, List.of(), List.of());
    }

    Commit amending(LedgerEntry known, Finding finding) {
        return commit(known, next(known, WRITER), null, List.of(), List.of(finding));
    }

    private Commit commit(
            LedgerEntry known,
            LedgerEntry entry,
            @Nullable Job snapshot,
            List<Transition> transitions,
            List<Finding> amended) {
        return new Commit(region, known, entry, snapshot, transitions, amended, Occasion.CHANGE, now);
    }

    LedgerEntry unknown(String jobId) {
        return LedgerEntry.unknown(subject(jobId));
    }

    RegionRun run() {
        return new RegionRun(
                WRITER,
                place(),
                RegionRun.Outcome.COMPLETED,
                "",
                now.minusSeconds(10),
                now,
                new Coverage(place(), 3, true, 3, 2, 1, 0, 0, 0),
                Map.of("ListJobs", new ApiCalls(1, 0, 0)),
                List.of(),
                Map.of(),
                List.of(new Change(
                        new FindingKey(place(), subject("job"), "IOTJ-CFG-01"), TransitionType.OPENED, Severity.HIGH)),
                List.of(),
                List.of(),
                false,
                List.of("a warning"));
    }
}

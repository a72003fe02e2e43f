package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.alert.News;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.RecordState;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.RuleBook;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Findings, transitions and audits to render. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");
    static final Place IRELAND = place("eu-west-1");
    static final Place VIRGINIA = place("us-east-1");

    static final String TIMEOUT_MISSING = "IOTJ-CFG-01";
    static final String ABORT_MISSING = "IOTJ-CFG-03";
    static final String FAILURE_RATE = "IOTJ-RUN-01";
    static final String FORCE_CANCELLED = "IOTJ-LIF-01";
    static final String QUOTA = "IOTJ-ACC-01";
    static final String COVERAGE = "IOTJ-ACC-03";

    private Samples() {}

    static Place place(String region) {
        return new Place("aws", "123456789012", region);
    }

    static Subject job(String jobId) {
        return new Subject.OfJob(
                new JobKey("arn:aws:iot:eu-west-1:123456789012:job/" + jobId, NOW.minus(Duration.ofDays(2))));
    }

    static Finding failureRate(String jobId, Severity severity, int failed) {
        Subject subject = job(jobId);
        return open(
                subject,
                FAILURE_RATE,
                severity,
                failed + " of 200 executions (" + failed / 2.0 + " %) were unsuccessful",
                Evidence.of("executed", 200).and("failed", failed),
                CliCommand.aws(
                        "iot",
                        "list-job-executions-for-job",
                        "--region",
                        "eu-west-1",
                        "--job-id",
                        subject.name(),
                        "--status",
                        "FAILED"));
    }

    static Finding timeoutMissing(String jobId) {
        Subject subject = job(jobId);
        return open(
                subject,
                TIMEOUT_MISSING,
                Severity.MEDIUM,
                "no in-progress timeout is set",
                Evidence.of("status", "IN_PROGRESS"),
                CliCommand.aws(
                        "iot",
                        "update-job",
                        "--region",
                        "eu-west-1",
                        "--job-id",
                        subject.name(),
                        "--timeout-config",
                        "inProgressTimeoutInMinutes=60"));
    }

    static Finding quotaNearLimit() {
        return open(
                new Subject.OfQuota(IRELAND, "L-FBF5CD89"),
                QUOTA,
                Severity.HIGH,
                "930 of 1,000 concurrent jobs (93.0 %) are in use",
                Evidence.of("used", 930).and("limit", 1000.0),
                CliCommand.aws("service-quotas", "request-service-quota-increase", "--quota-code", "L-FBF5CD89"));
    }

    static Finding coverageIncomplete() {
        return open(
                new Subject.OfRegion(VIRGINIA),
                COVERAGE,
                Severity.MEDIUM,
                "297 of 300 jobs (99.0 %) have verdicts on fresh evidence: 2 denied, 1 still waiting",
                Evidence.of("listed", 300),
                CliCommand.aws("iot", "list-jobs", "--region", "us-east-1", "--max-results", "1"));
    }

    static Finding open(
            Subject subject, String ruleId, Severity severity, String reason, Evidence evidence, CliCommand command) {
        RuleMetadata rule = rule(ruleId);
        Place place = subject instanceof Subject.OfRegion(Place region) ? region : IRELAND;
        return new Finding(
                new FindingKey(place, subject, ruleId),
                rule.title(),
                severity,
                ComplianceStatus.NON_COMPLIANT,
                WorkflowStatus.NEW,
                RecordState.ACTIVE,
                reason,
                evidence,
                rule.remediation(),
                command.toString(),
                NOW.minus(Duration.ofDays(1)),
                NOW,
                NOW,
                2);
    }

    static Finding resolved(Finding finding, RecordState state, String reason) {
        return new Finding(
                finding.key(),
                finding.title(),
                finding.severity(),
                state == RecordState.ARCHIVED ? ComplianceStatus.NOT_APPLICABLE : ComplianceStatus.COMPLIANT,
                WorkflowStatus.RESOLVED,
                state,
                reason,
                Evidence.none(),
                finding.remediation(),
                null,
                finding.firstObservedAt(),
                finding.lastObservedAt(),
                finding.updatedAt(),
                finding.revision() + 1);
    }

    static Transition transition(TransitionType type, Finding finding) {
        return new Transition(finding.key().findingId() + "#" + finding.revision(), type, finding);
    }

    static Digest digest(List<Transition> changes, List<Transition> baseline, int historic, List<Coverage> coverage) {
        return new Digest("digest-1", "123456789012", NOW, News.of(changes), News.of(baseline), historic, coverage);
    }

    static Coverage whole(Place place, int jobs) {
        return new Coverage(place, jobs, true, jobs, jobs, 0, 0, 0, 0);
    }

    static Coverage partial(Place place) {
        return new Coverage(place, 300, true, 297, 297, 2, 0, 0, 1);
    }

    /** A text that was looked at and found good, from the resources of this package. */
    static String approved(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleMetadata rule(String ruleId) {
        return RuleBook.standard().metadata().stream()
                .filter(rule -> rule.id().equals(ruleId))
                .findFirst()
                .orElseThrow();
    }
}

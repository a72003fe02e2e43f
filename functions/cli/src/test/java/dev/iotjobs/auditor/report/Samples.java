package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sample findings and coverage. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");
    static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    public static final AccountRegion IRELAND = place("eu-west-1");
    static final AccountRegion VIRGINIA = place("us-east-1");

    static final String TIMEOUT_MISSING = "IOTJ-CFG-01";
    static final String ABORT_MISSING = "IOTJ-CFG-03";
    static final String FAILURE_RATE = "IOTJ-RUN-01";
    static final String FORCE_CANCELLED = "IOTJ-LIF-01";
    static final String QUOTA = "IOTJ-ACC-01";
    static final String COVERAGE = "IOTJ-ACC-03";

    private Samples() {}

    static AccountRegion place(String region) {
        return new AccountRegion("aws", "123456789012", region);
    }

    public static Subject job(String jobId) {
        return new Subject.OfJob(
                new JobKey("arn:aws:iot:eu-west-1:123456789012:job/" + jobId, NOW.minus(Duration.ofDays(2))));
    }

    public static Finding failureRate(String jobId, Severity severity, int failed) {
        return open(
                job(jobId),
                FAILURE_RATE,
                severity,
                failed + " of 200 executions failed or timed out (" + failed / 2.0
                        + " %); 1,650 executions are still to come",
                Evidence.of("executed", 200).and("failed", failed),
                CliCommand.fix(
                        "Stop the rollout. Devices in the middle of the update finish it; queued devices do not start."
                                + " The finding stays open until the rate is below 8 %, the job is deleted, or it ended"
                                + " 30 days ago:",
                        "iot", "cancel-job", "--job-id", jobId, "--comment", CliCommand.WHY),
                CliCommand.look(
                        "Or first see which devices failed:",
                        "iot",
                        "list-job-executions-for-job",
                        "--job-id",
                        jobId,
                        "--status",
                        "FAILED"));
    }

    public static Finding timeoutMissing(String jobId) {
        return open(
                job(jobId),
                TIMEOUT_MISSING,
                Severity.MEDIUM,
                "no in-progress timeout is set",
                Evidence.of("status", "IN_PROGRESS"),
                CliCommand.fix(
                        "Set a timeout:",
                        "iot",
                        "update-job",
                        "--job-id",
                        jobId,
                        "--timeout-config",
                        "inProgressTimeoutInMinutes=60"));
    }

    static Finding abortMissing(String jobId) {
        return open(
                job(jobId),
                ABORT_MISSING,
                Severity.HIGH,
                "no abort criteria, the job targets a thing group",
                Evidence.of("targets", 1));
    }

    static Finding forceCancelled(String jobId) {
        return open(
                job(jobId),
                FORCE_CANCELLED,
                Severity.HIGH,
                "force-cancelled on 2026-03-10 06:02 UTC",
                Evidence.of("canceled", 12));
    }

    static Finding quotaNearLimit() {
        return open(
                new Subject.OfQuota(IRELAND, "L-FBF5CD89"),
                QUOTA,
                Severity.HIGH,
                "930 of 1,000 concurrent jobs (93.0 %)",
                Evidence.of("used", 930).and("limit", 1000.0),
                CliCommand.fix(
                        "Request a higher quota:",
                        "service-quotas",
                        "request-service-quota-increase",
                        "--quota-code",
                        "L-FBF5CD89"));
    }

    static Finding coverageIncomplete() {
        return open(
                new Subject.OfRegion(VIRGINIA),
                COVERAGE,
                Severity.MEDIUM,
                "297 of 301 jobs (98.6 %): 2 denied, 1 failed, 1 not reached (complete in about 1 more audit)",
                Evidence.of("listed", 300));
    }

    /** An open finding that opened yesterday. */
    static Finding open(
            Subject subject,
            String ruleId,
            Severity severity,
            String reason,
            Evidence evidence,
            CliCommand... commands) {
        RuleDefinition<?> rule = rule(ruleId);
        AccountRegion place = subject instanceof Subject.OfRegion(AccountRegion region) ? region : IRELAND;
        List<String> targets = subject instanceof Subject.OfJob
                ? List.of("arn:aws:iot:eu-west-1:123456789012:thinggroup/pumps")
                : List.of();
        return Finding.builder(new FindingKey(place, subject, ruleId), severity, NOW)
                .rule(1, rule.title(), "Fix it.")
                .because(reason, evidence, List.of(commands))
                .targets(targets, targets.size())
                .since(YESTERDAY)
                .history(List.of(new Event(YESTERDAY, TransitionType.OPENED, severity, null)))
                .build();
    }

    /** This finding, opened at {@link #NOW}. */
    static Finding fresh(Finding finding) {
        return opened(finding, NOW);
    }

    /** This finding, opened at {@code since}. */
    static Finding opened(Finding finding, Instant since) {
        return with(finding, FindingStatus.OPEN, null, finding.reason(), since, finding.history());
    }

    /** This finding, with the severity {@code before} until {@link #NOW}. */
    static Finding worsened(Finding finding, Severity before) {
        List<Event> history = List.of(
                new Event(YESTERDAY, TransitionType.OPENED, before, null),
                new Event(NOW, TransitionType.WORSENED, finding.severity(), null));
        return with(finding, FindingStatus.OPEN, null, finding.reason(), YESTERDAY, history);
    }

    static Finding closed(Finding finding, End end, String reason) {
        return with(finding, FindingStatus.CLOSED, end, reason, YESTERDAY, finding.history());
    }

    private static Finding with(
            Finding finding,
            FindingStatus status,
            @Nullable End end,
            String reason,
            Instant since,
            List<Event> history) {
        return finding.toBuilder()
                .status(status, end)
                .because(reason, finding.evidence(), finding.commands())
                .since(since)
                .history(history)
                .build();
    }

    /**
     * The coverage of a Region whose jobs were all listed. The last three numbers are jobs that were not evaluated.
     */
    static Coverage coverage(AccountRegion place, int evaluated, int denied, int failed, int overdue) {
        return coverage(place, Listing.COMPLETE, evaluated, denied, failed, overdue);
    }

    static Coverage coverage(AccountRegion place, Listing listing, int evaluated, int denied, int failed, int overdue) {
        String problem = listing == Listing.COMPLETE ? "" : "ListJobs is throttled";
        return new Coverage(
                place,
                new Coverage.Listed(evaluated + denied + failed + overdue, 0, listing, problem),
                evaluated,
                evaluated,
                new Coverage.Failures(denied, 0, failed, 0, List.of()),
                new Coverage.NotReached(overdue, 0, 0, NOW),
                new Coverage.Deletions(0, 0, evaluated));
    }

    static Coverage whole(AccountRegion place, int jobs) {
        return coverage(place, jobs, 0, 0, 0);
    }

    /** Reads an approved output or a schema from the resources of this package. */
    public static String approved(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleDefinition<?> rule(String ruleId) {
        return RuleBook.standard().find(ruleId).orElseThrow();
    }
}

package dev.iotjobs.auditor.message;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.message.Change.JobState;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.message.layout.MessageText;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds a digest, finding by finding. */
public final class Digests {

    public static final Instant AUDITED_AT = Instant.parse("2026-11-28T06:45:02Z");
    public static final String ACCOUNT = "123456789012";

    public static final String TIMEOUT = "IOTJ-CFG-01";
    public static final String ABORT = "IOTJ-CFG-03";
    public static final String FAILURES = "IOTJ-RUN-01";
    public static final String FORCED = "IOTJ-LIF-01";
    public static final String QUOTA = "IOTJ-ACC-01";
    public static final String POLICY = "IOTJ-ACC-04";
    public static final String COVERAGE = "IOTJ-ACC-03";

    private final List<Change> changes = new ArrayList<>();
    private final Map<FindingKey, Finding> findings = new HashMap<>();
    private final Map<Severity, Integer> open = new EnumMap<>(Severity.class);
    private final Map<String, Integer> withoutData = new TreeMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Coverage> coverage = new ArrayList<>();
    private final List<Collection<FindingKey>> detailsAskedFor = new ArrayList<>();
    private Occasion occasion = Occasion.CHANGES;
    private final Map<String, Integer> exempted = new TreeMap<>();
    private int waiting;
    private int alreadySent;
    private String accountName = "";

    public Digests named(String accountName) {
        this.accountName = accountName;
        return this;
    }

    public static AccountRegion place(String region) {
        return new AccountRegion("aws", ACCOUNT, region);
    }

    /** The finding of a rule about a job that was created two days before the audit. */
    public static FindingKey job(String jobId, String region, String ruleId) {
        String arn = "arn:aws:iot:" + region + ":" + ACCOUNT + ":job/" + jobId;
        return new FindingKey(
                place(region), new Subject.OfJob(new JobKey(arn, AUDITED_AT.minus(Duration.ofDays(2)))), ruleId);
    }

    public static FindingKey region(String region) {
        return new FindingKey(place(region), new Subject.OfRegion(place(region)), COVERAGE);
    }

    public static FindingKey policy(String region) {
        return new FindingKey(place(region), new Subject.OfRegion(place(region)), POLICY);
    }

    public static FindingKey quota(String region) {
        return new FindingKey(place(region), new Subject.OfQuota(place(region), "L-FBF5CD89"), QUOTA);
    }

    public static Coverage whole(String region, int jobs) {
        return partial(region, jobs, 0, 0);
    }

    public static Coverage partial(String region, int evaluated, int denied, int failed) {
        return coverage(region, Coverage.Listing.COMPLETE, "", evaluated, denied, failed, 0, 0);
    }

    public static Coverage coverage(
            String region,
            Coverage.Listing listing,
            String problem,
            int evaluated,
            int denied,
            int failed,
            int unseen,
            int brake) {
        List<Coverage.Example> examples = denied > 0
                ? List.of(new Coverage.Example("fw-meter-2-0-4-pilot-austin", "AccessDeniedException"))
                : List.of();
        return new Coverage(
                place(region),
                new Coverage.Listed(evaluated + denied + failed + unseen, 0, listing, problem),
                evaluated,
                evaluated,
                new Coverage.Failures(denied, 0, failed, 0, examples),
                new Coverage.NotReached(0, 0, unseen, Instant.EPOCH),
                new Coverage.Deletions(brake, brake, brake > 0 ? 900 : 0));
    }

    public Digests occasion(Occasion value) {
        occasion = value;
        return this;
    }

    public Digests waiting(int value) {
        waiting = value;
        return this;
    }

    public Digests alreadySent(int value) {
        alreadySent = value;
        return this;
    }

    public Digests in(Coverage... regions) {
        coverage.addAll(List.of(regions));
        return this;
    }

    public Digests notice(Notice notice) {
        notices.add(notice);
        return this;
    }

    public Digests open(Severity severity, int count) {
        open.put(severity, count);
        return this;
    }

    public Digests exempted(String exemption, int count) {
        exempted.put(exemption, count);
        return this;
    }

    public Digests withoutData(String ruleId, int count) {
        withoutData.put(ruleId, count);
        return this;
    }

    /** A changed finding whose stored details cannot be read. */
    public Digests unreadable(Kind kind, Severity severity, FindingKey key) {
        changes.add(new Change(key, kind, severity, null, AUDITED_AT, AUDITED_AT, JobState.NONE));
        return this;
    }

    public Digests add(Change change, Finding finding) {
        changes.add(change);
        findings.put(change.key(), finding);
        return this;
    }

    /** An unchanged finding with stored details. */
    public Digests known(FindingKey key, Severity severity, CliCommand command) {
        findings.put(key, finding(key, severity, "not printed", Evidence.none(), List.of(command)));
        return this;
    }

    /** A changed open finding with its stored details. */
    public Digests news(
            Kind kind,
            Severity severity,
            @Nullable Severity before,
            FindingKey key,
            long devicesAtRisk,
            String reason,
            Evidence evidence,
            CliCommand... commands) {
        Change change =
                new Change(key, kind, severity, before, AUDITED_AT, AUDITED_AT, new JobState(devicesAtRisk, false));
        return add(change, finding(key, severity, reason, evidence, List.of(commands)));
    }

    public Digests news(Kind kind, Severity severity, FindingKey key, String reason, CliCommand... commands) {
        return news(kind, severity, null, key, 0, reason, Evidence.none(), commands);
    }

    /** A changed open finding with the reason, evidence and commands of a rule's verdict. */
    public Digests news(
            Kind kind,
            Severity severity,
            @Nullable Severity before,
            FindingKey key,
            long devicesAtRisk,
            Verdict verdict) {
        CliCommand[] commands = verdict.commands().toArray(CliCommand[]::new);
        return news(kind, severity, before, key, devicesAtRisk, verdict.reason(), verdict.evidence(), commands);
    }

    /** A finding that closed, was lowered or was exempted after some days. */
    public Digests over(Kind kind, Severity severity, FindingKey key, Duration openFor, String reason) {
        Change change = new Change(key, kind, severity, severity, AUDITED_AT.minus(openFor), AUDITED_AT, JobState.NONE);
        return add(change, finding(key, severity, reason, Evidence.none(), List.of()));
    }

    /**
     * Adds a changed finding without stored details. The finding changed one second before the findings of {@link
     * #news}. So a message names the finding after those of the same severity.
     */
    public Digests named(Kind kind, Severity severity, FindingKey key) {
        changes.add(new Change(key, kind, severity, null, AUDITED_AT, AUDITED_AT.minusSeconds(1), JobState.NONE));
        return this;
    }

    /** A CRITICAL failure rate of a running job, found by the first audit of the job. */
    public Digests running(String jobId, long devicesAtRisk) {
        FindingKey key = job(jobId, "eu-west-1", FAILURES);
        return news(Kind.BASELINE, Severity.CRITICAL, null, key, devicesAtRisk, "not printed", Evidence.none());
    }

    /** Adds {@code count} changed findings of a rule, each on a job of its own. */
    public Digests many(Kind kind, Severity severity, String ruleId, int count, boolean jobEnded) {
        for (int i = 0; i < count; i++) {
            String jobId = (ruleId + "-" + severity + "-" + i).toLowerCase(Locale.ROOT);
            FindingKey key = job(jobEnded ? jobId + "-ended" : jobId, "eu-west-1", ruleId);
            changes.add(new Change(
                    key,
                    kind,
                    severity,
                    null,
                    AUDITED_AT,
                    AUDITED_AT.minusSeconds(60L + i),
                    new JobState(0, jobEnded)));
        }
        return this;
    }

    public static Finding finding(
            FindingKey key, Severity severity, String reason, Evidence evidence, List<CliCommand> commands) {
        return Finding.builder(key, severity, AUDITED_AT)
                .rule(1, "Title of " + key.ruleId(), "Advice of " + key.ruleId() + ". More advice.")
                .because(reason, evidence, commands)
                .build();
    }

    public Digest digest() {
        TreeMap<String, Long> numbers = new TreeMap<>();
        changes.forEach(change -> numbers.put(change.key().place().region(), 1_795_848_302_000L));
        return new Digest(
                occasion,
                new Digest.Audited(new AccountLabel(ACCOUNT, accountName), AUDITED_AT, coverage),
                changes,
                notices,
                new Digest.Counts(open, exempted, waiting, alreadySent, withoutData),
                numbers,
                this::details);
    }

    public Message message() {
        return MessageText.of("a message", digest());
    }

    /** The keys whose details were requested, one collection for each call. */
    public List<Collection<FindingKey>> detailsAskedFor() {
        return detailsAskedFor;
    }

    private Map<FindingKey, Finding> details(Collection<FindingKey> keys) {
        detailsAskedFor.add(List.copyOf(keys));
        Map<FindingKey, Finding> known = new HashMap<>(findings);
        known.keySet().retainAll(keys);
        return known;
    }

    public static CliCommand cancel(String jobId, String purpose) {
        return CliCommand.fix(
                purpose,
                "iot",
                "cancel-job",
                "--region",
                "eu-west-1",
                "--job-id",
                jobId,
                "--reason-code",
                "HIGH_FAILURE_RATE",
                "--comment",
                CliCommand.WHY);
    }

    public static CliCommand executions(String jobId, String purpose, String status) {
        return CliCommand.look(
                purpose,
                "iot",
                "list-job-executions-for-job",
                "--region",
                "eu-west-1",
                "--job-id",
                jobId,
                "--status",
                status);
    }

    public static CliCommand abortCriteria(String jobId, String purpose) {
        return CliCommand.fix(
                purpose,
                "iot",
                "update-job",
                "--region",
                "eu-west-1",
                "--job-id",
                jobId,
                "--abort-config",
                "{\"criteriaList\":[{\"failureType\":\"ALL\",\"action\":\"CANCEL\","
                        + "\"thresholdPercentage\":10,\"minNumberOfExecutedThings\":10}]}");
    }

    public static CliCommand describe(String jobId, String region, String purpose) {
        return CliCommand.look(purpose, "iot", "describe-job", "--region", region, "--job-id", jobId);
    }
}

package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.auditor.time.Timeline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetJob;
import dev.iotjobs.simulator.fleet.FleetSettings;
import dev.iotjobs.simulator.service.SimulatedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares first audits of generated accounts with the rules that the generator expects each job to break. Generator
 * and rules share no code.
 */
class FleetOracleTest {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "eu-west-1";
    /**
     * Rules that are on by default but report nothing here. They need several audits, an error, or an account near its
     * quotas.
     */
    private static final Set<String> NOT_IN_A_FIRST_AUDIT = Set.of(
            "IOTJ-ACC-01",
            "IOTJ-ACC-03",
            "IOTJ-ACC-04",
            "IOTJ-ACC-05",
            "IOTJ-ACC-06",
            "IOTJ-LIF-05",
            "IOTJ-LIF-07",
            "IOTJ-RUN-07",
            "IOTJ-RUN-10");

    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test", "aws.region", REGION);

    @AfterEach
    void forgetTheAccount() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, 2026-03-04T10:20:30.456Z",
        "-2, 60, 2027-01-01T00:00:00Z",
        "3, 600, 2028-02-29T23:59:59.999Z",
        "4, 700, 2026-11-23T07:00:00Z",
        "5, 2000, 2026-07-04T12:00:00Z"
    })
    void audit_generatedAccount_findsExactlyWhatTheGeneratorDeclared(long seed, int size, Instant now)
            throws Exception {
        Fleet fleet = Fleet.of(new FleetSettings(seed, size, REGION, ACCOUNT, now));
        Map<String, Set<String>> found = rulesByJob(audit(fleet, now));

        List<String> mismatches = fleet.jobs().stream()
                .filter(each ->
                        !found.getOrDefault(each.job().jobId(), Set.of()).equals(expected(each, now)))
                .map(each -> mismatch(seed, each, found))
                .toList();

        assertThat(mismatches).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 600", "42, 600", "-7, 600", "8, 1000", "9, 10000"})
    void audit_accountWithEverything_opensEveryRuleAmongAMajorityOfHealthyJobs(long seed, int size) throws Exception {
        assertThat(size).isGreaterThanOrEqualTo(FleetSettings.JOBS_FOR_EVERYTHING);
        Instant now = Instant.parse("2026-10-25T01:30:00Z");

        RegionRun run = audit(Fleet.of(new FleetSettings(seed, size, REGION, ACCOUNT, now)), now);

        assertThat(run.judged().open().stream().map(finding -> finding.key().ruleId()))
                .containsOnlyOnceElementsOf(List.of("IOTJ-GOV-03", "IOTJ-GOV-04", "IOTJ-RUN-11"))
                .containsAll(openedByAFirstAudit())
                .doesNotContainAnyElementsOf(NOT_IN_A_FIRST_AUDIT);
        int described = run.coverage().described();
        assertThat(described - rulesByJob(run).size()).isGreaterThanOrEqualTo(described * 7 / 10);
    }

    private static List<String> openedByAFirstAudit() {
        return RuleBook.standard().definitions().stream()
                .filter(RuleDefinition::isOnByDefault)
                .map(RuleDefinition::id)
                .filter(ruleId -> !NOT_IN_A_FIRST_AUDIT.contains(ruleId))
                .toList();
    }

    /** The expected rules of a job. A job that ended more than 30 days ago is not judged. */
    private static Set<String> expected(FleetJob each, Instant now) {
        Instant ended = each.job().completedAt();
        return ended != null && ended.isBefore(now.minus(Duration.ofDays(30))) ? Set.of() : each.brokenRules();
    }

    private static RegionRun audit(Fleet fleet, Instant now) throws Exception {
        Timeline timeline = standingStillAt(now);
        SimulatedAccount account = new SimulatedAccount(ACCOUNT, timeline);
        fleet.moveInto(account);
        try (SimulatorServer server = SimulatorServer.start(0, account, SimulatedServices.of(account))) {
            CREDENTIALS.forEach(System::setProperty);
            System.setProperty("aws.endpointUrl", server.endpoint().toString());
            Settings settings = Settings.fromEnvironment(Map.of("AUDIT_REGIONS", REGION, "AUDIT_MAX_TPS", "unlimited"));
            try (AwsAudit audit = AwsAudit.connect(settings, Resources.NONE, timeline, 1)) {
                Deadline deadline = Deadline.in(Duration.ofMinutes(10), now);
                AuditReport report = audit.audit(
                        AuditRequest.scheduled("oracle", Scope.EVERY_JOB, deadline),
                        List.of(REGION),
                        region -> AuditProgress.NONE);
                assertThat(report.isComplete())
                        .as("%s", report.runs().getFirst().message())
                        .isTrue();
                return report.runs().getFirst();
            }
        }
    }

    /** Ids of rules with an open finding, by job id. */
    private static Map<String, Set<String>> rulesByJob(RegionRun run) {
        Map<String, Set<String>> found = new HashMap<>();
        for (OpenFinding finding : run.judged().open()) {
            if (finding.key().subject() instanceof Subject.OfJob job) {
                found.computeIfAbsent(job.name(), jobId -> new TreeSet<>())
                        .add(finding.key().ruleId());
            }
        }
        return found;
    }

    private static String mismatch(long seed, FleetJob each, Map<String, Set<String>> found) {
        return "seed " + seed + ", " + each.scenario() + ": declared " + new TreeSet<>(each.brokenRules()) + ", found "
                + found.getOrDefault(each.job().jobId(), Set.of()) + " in " + each.job();
    }

    private static Timeline standingStillAt(Instant now) {
        return new Timeline() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public void sleepUntil(Instant instant) {
                if (instant.isAfter(now)) {
                    throw new IllegalStateException("nothing is paced here, yet the audit waits until " + instant);
                }
            }

            @Override
            public Timeline steady() {
                return this;
            }
        };
    }
}

package dev.iotjobs.auditor.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.message.Subscribers;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Gap;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogTest {

    private static final AccountRegion PLACE = new AccountRegion("aws", "123456789012", "eu-west-1");
    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");

    private static final String UNHEARD = "no subscriber receives alerts: no subscription of the topic is confirmed";

    private final Logger logger = (Logger) LogManager.getLogger(AuditLog.class);
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.removeAppender(lines);
        lines.stop();
    }

    @Test
    void end_completedRegion_isOneLineWithCounts() {
        AuditLog.end(report(run(Map.of(), List.of(), List.of()), Status.NOTHING_TO_REPORT));

        assertThat(lines.of("Region audited in part, the next audit continues"))
                .singleElement()
                .satisfies(line -> assertThat(line.fields())
                        .contains(
                                "listed=41204",
                                "ended_long_ago=41200",
                                "evaluated=3",
                                "not_reached=1",
                                "coverage_percent=75.0",
                                "open_by_severity={}",
                                "transitions_by_type={}",
                                "resolved=0",
                                "closed_with_job=0",
                                "quota_percent={}",
                                "rules_without_data=0"));
    }

    @Test
    void end_rulesWithoutData_lowerTheRuleCoverageOfTheRegion() {
        Map<String, RuleCounts> rules = Map.of(
                "IOTJ-RUN-01", counts(Map.of(Gap.MISSING, 3, Gap.TOO_FEW, 1)),
                "IOTJ-CFG-01", counts(Map.of(Gap.TOO_YOUNG, 2)));

        AuditLog.end(report(run(rules, List.of(), List.of()), Status.NOTHING_TO_REPORT));

        assertThat(lines.of("Region audited in part, the next audit continues"))
                .singleElement()
                .satisfies(line -> assertThat(line.fields()).contains("rule_coverage_percent=62.5"));
    }

    @Test
    void end_rulesWithoutData_areALineEachForRuleAndReason() {
        Map<String, RuleCounts> rules = Map.of(
                "IOTJ-RUN-01", counts(Map.of(Gap.MISSING, 3, Gap.DENIED, 2, Gap.TOO_FEW, 40)),
                "IOTJ-CFG-01", counts(Map.of(Gap.TOO_YOUNG, 9)));

        AuditLog.end(report(run(rules, List.of(), List.of()), Status.NOTHING_TO_REPORT));

        assertThat(lines.of("rule without data"))
                .extracting(Line::fields)
                .containsExactly(
                        List.of("rule=IOTJ-RUN-01", "gap=MISSING", "subjects=3", "example=job-3"),
                        List.of("rule=IOTJ-RUN-01", "gap=DENIED", "subjects=2", "example=job-1"));
    }

    @Test
    void end_ruleFailure_isLoggedOnceWithItsStackTraceAndSubject() {
        IllegalStateException exception = new IllegalStateException("no targets");
        RuleFailure failure = new RuleFailure("IOTJ-CFG-03", "job-7", exception, 7);

        AuditLog.end(report(run(Map.of(), List.of(failure), List.of()), Status.NOTHING_TO_REPORT));

        assertThat(lines.of("rule failed")).singleElement().satisfies(line -> {
            assertThat(line.event().getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.event().getThrown()).isSameAs(exception);
            assertThat(line.fields()).contains("rule=IOTJ-CFG-03", "subject=job-7", "subjects=7");
        });
        assertThat(lines.all())
                .filteredOn(line -> line.event().getThrown() != null)
                .hasSize(1);
    }

    @Test
    void end_manyJobsNotEvaluated_namesTenAndCountsTheOthers() {
        List<NotEvaluated> jobs = IntStream.range(0, 25)
                .mapToObj(i -> new NotEvaluated("eu-west-1", "job-" + i, NotEvaluated.Reason.DENIED, "not authorized"))
                .toList();

        AuditLog.end(report(run(Map.of(), List.of(), jobs), Status.NOTHING_TO_REPORT));

        assertThat(lines.of("job not evaluated")).hasSize(10);
        assertThat(lines.of("more jobs not evaluated").getFirst().fields()).containsExactly("jobs=15");
    }

    @Test
    void end_noConfirmedSubscription_isAWarningOfItsOwn() {
        AuditReport report = report(run(Map.of(), List.of(), List.of()), Status.SENT);

        AuditLog.end(report.with(Subscribers.of(1, 2)));
        assertThat(lines.of(UNHEARD)).isEmpty();
        AuditLog.end(report.with(Subscribers.of(0, 2)));
        assertThat(lines.of(UNHEARD)).singleElement().satisfies(line -> {
            assertThat(line.event().getLevel()).isEqualTo(Level.WARN);
            assertThat(line.fields()).containsExactly("pending_subscriptions=2");
        });
    }

    @Test
    void end_missingTopic_isAnError() {
        Subscribers missing = Subscribers.ofMissingChannel("topic x does not exist");
        AuditLog.end(report(run(Map.of(), List.of(), List.of()), Status.NOTHING_TO_REPORT)
                .with(missing));

        assertThat(lines.of(UNHEARD)).isEmpty();
        assertThat(lines.of("no message can be sent")).singleElement().satisfies(line -> {
            assertThat(line.event().getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.fields()).containsExactly("reason=topic x does not exist");
        });
    }

    @Test
    void end_subscriptionsNotKnown_areNotTakenForNone() {
        AuditLog.end(report(run(Map.of(), List.of(), List.of()), Status.SENT).with(Subscribers.notKnown("denied")));

        assertThat(lines.of(UNHEARD)).isEmpty();
        assertThat(lines.of("the subscriptions of the topic cannot be read, so it is unknown who receives alerts")
                        .getFirst()
                        .fields())
                .containsExactly("reason=denied");
    }

    @ParameterizedTest
    @CsvSource({
        "SENT, INFO, alert sent",
        "NOTHING_TO_REPORT, INFO, no alert",
        "NOT_TRIED, INFO, no alert",
        "REFUSED, ERROR, 'alert not sent, the next audit tries again'",
        "UNCERTAIN, ERROR, 'SNS did not confirm the alert, which may have been delivered; the next audit sends the same"
                + " message again'",
        "EARLIER_MESSAGE_WAITS, ERROR, 'an earlier alert is not sent yet, the next audit tries again'"
    })
    void end_anyEndOfTheAlert_isOneLine(Status status, String level, String message) {
        AuditLog.end(report(run(Map.of(), List.of(), List.of()), status));

        assertThat(lines.of(message)).singleElement().satisfies(line -> {
            assertThat(line.event().getLevel()).isEqualTo(Level.valueOf(level));
            assertThat(line.fields()).contains("status=" + status, "reason=why");
        });
    }

    private static RuleCounts counts(Map<Gap, Integer> insufficientData) {
        return new RuleCounts(
                1,
                0,
                0,
                Map.of(),
                insufficientData,
                Map.of(Gap.MISSING, "job-3", Gap.DENIED, "job-1"),
                Policy.standard().gapsInCoverage());
    }

    private static AuditReport report(RegionRun run, Status status) {
        AlertReport alerts = new AlertReport(status, null, Map.of(), 0, "why");
        return new AuditReport(
                "run",
                AccountLabel.of(PLACE.accountId()),
                new TimeSpan(START, START.plusSeconds(3)),
                List.of(run),
                alerts);
    }

    private static RegionRun run(
            Map<String, RuleCounts> rules, List<RuleFailure> failures, List<NotEvaluated> notEvaluated) {
        return new RegionRun(
                Outcome.COMPLETED,
                "",
                new TimeSpan(START, START.plusSeconds(2)),
                new Coverage(
                        PLACE,
                        new Coverage.Listed(41_204, 41_200, Listing.COMPLETE, ""),
                        3,
                        3,
                        Coverage.Failures.NONE,
                        new Coverage.NotReached(1, 0, 0, START),
                        new Coverage.Deletions(0, 0, 4)),
                new RegionRun.Read(Map.of(), List.of(), notEvaluated),
                new RegionRun.Judged(rules, failures, List.of(), List.of(), List.of(), List.of()),
                List.of());
    }

    private record Line(LogEvent event) {

        /** The fields of the log line, for example {@code rule=IOTJ-RUN-01}. */
        List<String> fields() {
            return Arrays.stream(event.getMessage().getParameters())
                    .filter(parameter -> !(parameter instanceof Throwable))
                    .map(String::valueOf)
                    .toList();
        }
    }

    private static final class Lines extends AbstractAppender {

        private final List<Line> all = new CopyOnWriteArrayList<>();

        Lines() {
            super("lines", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            all.add(new Line(event.toImmutable()));
        }

        List<Line> all() {
            return all;
        }

        List<Line> of(String message) {
            return all.stream()
                    .filter(line ->
                            line.event().getMessage().getFormattedMessage().equals(message))
                    .toList();
        }
    }
}

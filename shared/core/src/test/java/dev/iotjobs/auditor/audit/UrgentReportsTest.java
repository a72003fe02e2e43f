package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.TICK;
import static dev.iotjobs.auditor.audit.TestInstallation.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Critical findings are reported before the end of an audit, which may take 15 minutes. */
class UrgentReportsTest {

    private static final int JOBS = 300;

    private final TestInstallation installation = TestInstallation.ofOneRegion();

    @BeforeEach
    void auditFirst() {
        for (int i = 0; i < JOBS; i++) {
            installation.region().put(TestJobs.healthy(name(i)).build());
        }
        installation.tick();
        installation.budget = Budget.rate(1);
    }

    private static String name(int i) {
        return "job-%03d".formatted(i);
    }

    private void fail(int i, int failed) {
        installation.region().put(TestJobs.failing(name(i), failed));
    }

    private static List<String> subjects(List<Message> messages) {
        return messages.stream().map(Message::subject).toList();
    }

    @Test
    void criticalFinding_duringALongAudit_isReportedWithinAMinute() {
        fail(10, 50);
        fail(200, 15);
        Instant start = installation.timeline.instant();

        AuditReport report = installation.tick();

        assertThat(subjects(installation.messages))
                .containsExactly(
                        "[CRITICAL] IoT jobs 123456789012: Failure rate too high, job-010",
                        "[HIGH] IoT jobs 123456789012: Failure rate too high, job-200");
        assertThat(Duration.between(start, installation.publishedAt.getFirst()))
                .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(70));
        assertThat(report.alerts().changes()).isEqualTo(Map.of(Kind.NEW, 2));
        assertThat(installation.messages.getFirst().body()).contains("eu-west-1", " UTC, the audit continues");
        assertThat(installation.messages).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void criticalFindings_oneAfterTheOther_areReportedOnceAMinute() {
        for (int i = 10; i < 200; i += 10) {
            fail(i, 50);
        }

        installation.tick();

        List<Instant> times = installation.publishedAt;
        assertThat(times).hasSizeBetween(4, 6);
        for (int i = 2; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 2), times.get(i))).isGreaterThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void criticalFinding_atTheEndOfAnAudit_isInItsMessageOnly() {
        fail(290, 50);

        AuditReport report = installation.tick();

        assertThat(installation.messages).hasSize(1);
        assertThat(report.alerts().changes()).isEqualTo(Map.of(Kind.NEW, 1));
    }

    @Test
    void findingThatBecomesCritical_isReportedAtOnce_others_not() {
        fail(10, 15);
        fail(20, 15);
        installation.tick();
        installation.takeMessages();
        installation.publishedAt.clear();
        fail(10, 30);
        fail(20, 12);

        installation.tick();

        assertThat(subjects(installation.messages))
                .containsExactly("[CRITICAL] IoT jobs 123456789012: Failure rate too high, job-010");
        assertThat(installation.messages.getFirst().body()).contains("worsened from HIGH");
    }

    @Test
    void criticalFinding_refusedAtFirst_isReportedAMinuteLater() {
        fail(10, 50);
        installation.delivery = new Delivery.Refused("AuthorizationError");

        AuditReport report = installation.tick();

        assertThat(installation.messages).as("tried again and again").hasSizeGreaterThan(3);
        assertThat(report.alerts().status()).isEqualTo(AlertReport.Status.REFUSED);

        installation.delivery = new Delivery.Accepted();
        installation.takeMessages();
        installation.publishedAt.clear();
        Instant start = installation.timeline.instant();
        installation.tick();

        assertThat(installation.messages).as("open since the audit before").hasSize(1);
        assertThat(Duration.between(start, installation.publishedAt.getFirst())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void message_countsWhatWasSentBefore() {
        fail(10, 50);
        fail(200, 15);
        fail(210, 15);

        installation.tick();

        assertThat(installation.messages.getLast().body())
                .startsWith("2 new; 1 critical, already sent. Open now: 1 CRITICAL, 2 HIGH.");
    }

    @Test
    void criticalFindingsOfAFirstAudit_goOnceATick_theOthersWait() {
        TestInstallation large = TestInstallation.ofOneRegion();
        large.budget = Budget.rate(1);
        for (int i = 0; i < 785; i++) {
            large.region().put(i == 10 ? TestJobs.failing(name(i), 50) : TestJobs.withoutTimeout(name(i)));
        }

        large.tick();

        assertThat(subjects(large.messages))
                .containsExactly("[CRITICAL] IoT jobs 123456789012: first audit, 1 critical finding");
        assertThat(large.messages.getFirst().body())
                .contains("other findings follow once every job has been described, or after 24 h at the latest.");
        assertThat(large.publishedAt.getFirst()).isBefore(TestInstallation.START.plus(TICK));

        large.takeMessages();
        large.budget = Budget.rate(10);
        large.tick();
        assertThat(subjects(large.messages))
                .singleElement()
                .asString()
                .startsWith("[MEDIUM] IoT jobs 123456789012: first audit, 785 medium findings");
        assertThat(attribute(large.messages.getFirst(), "severity")).contains("MEDIUM");
    }
}

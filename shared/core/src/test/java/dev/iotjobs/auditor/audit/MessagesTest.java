package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Message;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message is the difference between open findings and the findings that subscribers were notified of. */
class MessagesTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();

    @BeforeEach
    void auditOfHealthyJobs() {
        for (String jobId : new String[] {"a", "b", "c", "d"}) {
            region.put(TestJobs.healthy(jobId).build());
        }
        installation.tick();
        assertThat(installation.messages).isEmpty();
    }

    @Test
    void findingThatOpensAndClosesWhileMessagesAreRefused_isNeverReported() {
        installation.delivery = new Delivery.Refused("AuthorizationError");
        installation.isDelivering = false;
        region.put(TestJobs.failing("a", 50));
        AuditReport refused = installation.tick();
        region.put(TestJobs.healthy("a").build());
        installation.delivery = new Delivery.Accepted();
        installation.isDelivering = true;

        AuditReport next = installation.tick();

        assertThat(refused.alerts().status()).isEqualTo(Status.REFUSED);
        assertThat(next.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(installation.messages).isEmpty();
    }

    @Test
    void messagesRefusedForThreeTicks_theNextOneStatesExactlyTheDifference() {
        region.put(TestJobs.failing("a", 10));
        region.put(TestJobs.withoutTimeout("b"));
        installation.tick();
        installation.delivery = new Delivery.Refused("AuthorizationError");
        region.put(TestJobs.failing("a", 50)); // worsens
        region.put(TestJobs.healthy("b").build()); // closes
        region.put(TestJobs.withoutTimeout("c")); // opens
        installation.tick();
        region.put(TestJobs.withoutTimeout("b")); // reopens: as subscribers know it
        region.put(TestJobs.failing("d", 30)); // opens, and closes again
        installation.tick();
        region.put(TestJobs.healthy("d").build());
        installation.tick();
        installation.delivery = new Delivery.Accepted();

        AuditReport next = installation.tick();
        AuditReport after = installation.tick();

        assertThat(next.alerts().changes()).isEqualTo(Map.of(Kind.WORSENED, 1, Kind.NEW, 1));
        assertThat(after.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void answerLost_theSameMessageIsSentAgain_thenExactlyTheDifference() {
        installation.delivery = new Delivery.Unknown("InternalError");
        region.put(TestJobs.failing("a", 30));
        AuditReport uncertain = installation.tick();
        region.put(TestJobs.healthy("a").build());
        region.put(TestJobs.withoutTimeout("b"));
        installation.delivery = new Delivery.Accepted();

        AuditReport next = installation.tick();

        assertThat(uncertain.alerts().status()).isEqualTo(Status.UNCERTAIN);
        assertThat(next.alerts().changes()).isEqualTo(Map.of(Kind.RESOLVED, 1, Kind.NEW, 1));
        assertThat(installation.messages).hasSize(3);
        Message first = installation.messages.getFirst();
        assertThat(installation.messages.get(1)).isEqualTo(first);
        assertThat(installation.messages.get(2).id()).isNotEqualTo(first.id());
    }

    @Test
    void stillNoAnswer_theAuditContinuesAndSendsNothingElse() {
        installation.delivery = new Delivery.Unknown("read timed out");
        region.put(TestJobs.failing("a", 30));
        installation.tick();
        region.put(TestJobs.failing("b", 30));

        AuditReport second = installation.tick();

        assertThat(second.alerts().status()).isEqualTo(Status.EARLIER_MESSAGE_WAITS);
        assertThat(installation.run(second).judged().transitions()).hasSize(1);
        assertThat(installation.messages).hasSize(2);
        assertThat(installation.messages.get(1)).isEqualTo(installation.messages.get(0));
    }

    @Test
    void severityThatFalls_causesNoMessage_andStandsInTheNext() {
        region.put(TestJobs.failing("a", 30));
        installation.tick();
        region.put(TestJobs.failing("a", 12));
        AuditReport fallen = installation.tick();
        region.put(TestJobs.withoutTimeout("b"));

        AuditReport next = installation.tick();

        assertThat(fallen.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(next.alerts().changes()).isEqualTo(Map.of(Kind.LOWERED, 1, Kind.NEW, 1));
        assertThat(attribute(installation.messages.getLast(), "severity")).contains("MEDIUM");
    }

    @Test
    void deletedJob_isNoGoodNews() {
        region.put(TestJobs.failing("a", 30));
        installation.tick();
        installation.takeMessages();
        region.delete("a");

        AuditReport deleted = installation.tick();

        assertThat(deleted.alerts().changes()).isEqualTo(Map.of(Kind.CLOSED_WITH_JOB, 1));
        assertThat(installation.messages.getFirst().subject())
                .startsWith("[NOTICE]")
                .doesNotContain("RESOLVED");
        assertThat(attribute(installation.messages.getFirst(), "severity")).isEmpty();
        assertThat(attribute(installation.messages.getFirst(), "resolvedSeverity"))
                .contains("CRITICAL");
    }

    @Test
    void idUsedAgain_closesTheOldJobsFindings_andOpensTheNewOnes() {
        region.put(TestJobs.failing("a", 30));
        installation.tick();
        region.put(TestJobs.healthy(
                        TestJobs.key("a", TestInstallation.START.plus(Duration.ofMinutes(20))), JobStatus.IN_PROGRESS)
                .timeoutConfig(null)
                .build());

        AuditReport reused = installation.tick();

        assertThat(reused.alerts().changes()).isEqualTo(Map.of(Kind.CLOSED_WITH_JOB, 1, Kind.NEW, 1));
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void summary_statesEverythingThatIsOpen_andReplacesWhatWasNotified() {
        region.put(TestJobs.failing("a", 30));
        region.put(TestJobs.withoutTimeout("b"));
        installation.tick();
        installation.takeMessages();

        AlertReport summary = installation.summary();
        AuditReport next = installation.tick();

        assertThat(summary.status()).isEqualTo(Status.SENT);
        assertThat(summary.changes()).isEqualTo(Map.of(Kind.NEW, 2));
        assertThat(next.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(installation.messages).hasSize(1);
    }

    @Test
    void numbersOfMessages_rise() {
        long last = 0;
        for (int failed : new int[] {10, 30, 0}) {
            region.put(TestJobs.failing("a", failed));
            installation.tick();
            String numbers =
                    attribute(installation.messages.getLast(), "numbers").orElseThrow();
            long number = Long.parseLong(numbers.replaceAll("^.*:(\\d+)}$", "$1"));
            assertThat(number).isGreaterThan(last);
            last = number;
        }
    }

    @Test
    void accountThatGetsAnotherName_aMessageSentAgainKeepsItsText() {
        installation.accountName = "acme-fleet-prod";
        installation.delivery = new Delivery.Unknown("InternalError");
        region.put(TestJobs.failing("a", 30));
        AuditReport uncertain = installation.tick();
        installation.accountName = "acme-fleet-eu";
        region.put(TestJobs.withoutTimeout("b"));
        installation.delivery = new Delivery.Accepted();

        AuditReport next = installation.tick();

        assertThat(uncertain.account().full()).isEqualTo("acme-fleet-prod (123456789012)");
        assertThat(next.account().full()).isEqualTo("acme-fleet-eu (123456789012)");
        assertThat(installation.messages).hasSize(3);
        Message first = installation.messages.getFirst();
        assertThat(first.subject()).contains("] IoT jobs acme-fleet-prod: ");
        assertThat(first.body()).contains(", acme-fleet-prod (123456789012)\n");
        assertThat(installation.messages.get(1)).isEqualTo(first);
        assertThat(installation.messages.get(2).subject()).contains("] IoT jobs acme-fleet-eu: ");
    }

    @Test
    void accountName_isInNoItem() {
        installation.accountName = "acme-fleet-prod";
        region.put(TestJobs.failing("a", 30));

        installation.tick();

        assertThat(installation.messages).hasSize(1);
        assertThat(installation.database.names())
                .flatExtracting(name -> installation.database.table(name).items())
                .extracting(Object::toString)
                .anyMatch(item -> item.contains("IOTJ-RUN-01"))
                .noneMatch(item -> item.contains("acme-fleet-prod"));
    }
}

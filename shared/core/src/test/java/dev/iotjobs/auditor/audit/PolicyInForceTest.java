package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.audit.policy.PolicyRefusedException;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicySource.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which policy an audit uses, and which notices subscribers receive when the policy changes. */
class PolicyInForceTest {

    private static final String INVALID_FINDING = "IOTJ-ACC-04 Region eu-west-1 CRITICAL";
    private static final String TIMEOUT_FINDING = "IOTJ-CFG-01 a1 MEDIUM";

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestPolicies policies = new TestPolicies()
            .with("all", Policy.standard())
            .with("without CFG-01", Policy.standard().withRulesOff(Set.of("IOTJ-CFG-01")))
            .with("without LIF-01", Policy.standard().withRulesOff(Set.of("IOTJ-LIF-01")))
            .with("all, commented", Policy.standard());

    @BeforeEach
    void oneFinding() {
        installation.region().put(TestJobs.withoutTimeout("a1"));
        installation.choice = policies.configured();
    }

    private AuditReport tickWith(String text) {
        policies.store(text);
        return installation.tick();
    }

    private Message only() {
        List<Message> messages = installation.takeMessages();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    @Test
    void configuredPolicy_isInForce_andTheFirstOneIsNoNews() {
        AuditReport report = tickWith("without CFG-01");

        assertThat(open(report)).isEmpty();
        assertThat(report.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void invalidPolicy_lastValidOneStaysInForce_andAFindingOpensUntilItIsCorrected() {
        tickWith("without CFG-01");

        AuditReport invalid = tickWith("nonsense");
        Message mail = only();
        AuditReport still = installation.tick();
        AuditReport corrected = tickWith("without CFG-01");

        assertThat(open(invalid)).containsExactly(INVALID_FINDING);
        assertThat(mail.subject())
                .isEqualTo("[CRITICAL] IoT jobs 123456789012: policy invalid, last valid policy in use");
        assertThat(mail.body())
                .contains("ssm:/iot/policy, version version-of-nonsense, changed 2026-03-09 12:00 UTC")
                .contains("version version-of-without CFG-01, valid since 2026-03-10 07:00 UTC")
                .contains("line 14, column 22: 'nonsense' is no policy");
        assertThat(open(still)).containsExactly(INVALID_FINDING);
        assertThat(open(corrected)).isEmpty();
        assertThat(corrected.alerts().changes()).isEqualTo(Map.of(Kind.RESOLVED, 1));
    }

    @Test
    void unreadablePolicyFromTheFirstAuditOn_builtInOneIsInForce() {
        AuditReport report = installation.tick();

        assertThat(open(report)).containsExactlyInAnyOrder(INVALID_FINDING, TIMEOUT_FINDING);
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void policyThatMayNotBeRead_namesTheMissingAction() {
        tickWith("all");
        installation.takeMessages();
        policies.answer = new Answer.Unreadable("access denied", "ssm:GetParameter");

        installation.tick();

        assertThat(only().body())
                .contains("The configured policy cannot be read: access denied; the audit uses the last valid policy.")
                .contains("In IAM, grant ssm:GetParameter on the parameter or configuration above to")
                .doesNotContain("correct the file");
    }

    @Test
    void policyWhoseKeyMayNotBeUsed_namesTheKey() {
        tickWith("all");
        installation.takeMessages();
        policies.answer = new Answer.Unreadable("access denied", "kms:Decrypt");

        installation.tick();

        assertThat(only().body())
                .contains("Allow kms:Decrypt for the function's role, in the key policy of the KMS key that");
    }

    @Test
    void policyThatCannotBeReached_namesTheCause_andAsksForNoCorrection() {
        tickWith("all");
        installation.takeMessages();
        policies.answer = new Answer.Unreadable("AppConfig gives no answer: timeout", "");

        installation.tick();

        assertThat(only().body())
                .contains("The configured policy cannot be read: AppConfig gives no answer: timeout; the audit uses")
                .contains("Fix the cause that the first sentence names.")
                .doesNotContain("correct the file");
    }

    @Test
    void ruleSwitchedOffAndOnAgain_oneNoticeEach_withTheDifferenceInWords() {
        tickWith("all");
        installation.takeMessages();

        AuditReport off = tickWith("without CFG-01");
        Message notice = only();
        AuditReport quiet = installation.tick();
        AuditReport on = tickWith("all");

        assertThat(open(off)).isEmpty();
        assertThat(off.alerts().changes()).isEqualTo(Map.of(Kind.RULE_OFF, 1));
        assertThat(notice.subject()).startsWith("[NOTICE] IoT jobs 123456789012: 1 closed (rule off)");
        assertThat(notice.body())
                .contains("1 closed (rule off); the policy changed.")
                .contains("POLICY CHANGED\n  IOTJ-CFG-01 off");
        assertThat(quiet.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
        assertThat(on.alerts().changes()).isEqualTo(Map.of(Kind.BASELINE, 1));
        assertThat(only().body()).contains("POLICY CHANGED\n  IOTJ-CFG-01 on");
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void changeThatTouchesNoFinding_isOneNotice() {
        tickWith("all");
        installation.takeMessages();

        AuditReport changed = tickWith("without LIF-01");

        assertThat(changed.alerts().status()).isEqualTo(Status.SENT);
        assertThat(only().subject()).isEqualTo("[NOTICE] IoT jobs 123456789012: the policy changed");
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void changeOfACommentOnly_isNoNotice() {
        tickWith("all");
        installation.takeMessages();

        assertThat(tickWith("all, commented").alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void changeWhileMessagesAreRefused_isReportedOnce_asTheWholeDifference() {
        tickWith("all");
        installation.takeMessages();
        installation.delivery = new Delivery.Refused("AuthorizationError");
        tickWith("without CFG-01");
        tickWith("without LIF-01");
        installation.takeMessages();
        installation.delivery = new Delivery.Accepted();

        installation.tick();

        assertThat(only().body()).contains("POLICY CHANGED\n  IOTJ-LIF-01 off").doesNotContain("IOTJ-CFG-01 ");
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void changeThatIsTakenBackWhileMessagesAreRefused_isNoNews() {
        tickWith("all");
        installation.takeMessages();
        installation.delivery = new Delivery.Refused("AuthorizationError");
        tickWith("without LIF-01");
        installation.delivery = new Delivery.Accepted();
        installation.takeMessages();

        assertThat(tickWith("all").alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void noticeWhoseAnswerIsLost_isSentAgainUnchanged_andThenNoMore() {
        tickWith("all");
        installation.takeMessages();
        installation.delivery = new Delivery.Unknown("timeout");
        tickWith("without LIF-01");
        Message lost = only();
        installation.delivery = new Delivery.Accepted();

        AuditReport next = installation.tick();

        assertThat(only()).isEqualTo(lost);
        assertThat(next.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void changeThatIsTakenBackWhileItsNoticeIsOnTheWay_isReportedBackAsWell() {
        tickWith("all");
        installation.takeMessages();
        installation.delivery = new Delivery.Unknown("timeout");
        tickWith("without LIF-01");
        tickWith("all");
        installation.delivery = new Delivery.Accepted();
        installation.takeMessages();

        installation.tick();

        assertThat(installation.takeMessages())
                .extracting(message -> message.body().substring(message.body().indexOf("POLICY CHANGED")))
                .containsExactly("POLICY CHANGED\n  IOTJ-LIF-01 off", "POLICY CHANGED\n  IOTJ-LIF-01 on");
        assertThat(installation.tick().alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    @Test
    void policyThatIsNoLongerConfigured_builtInOneIsInForceAgain_withANotice() {
        tickWith("without CFG-01");
        installation.choice = policies.notConfigured();

        AuditReport report = installation.tick();

        assertThat(open(report)).containsExactly(TIMEOUT_FINDING);
        assertThat(only().body()).contains("POLICY CHANGED\n  IOTJ-CFG-01 on");
    }

    @Test
    void firstPolicyOfAnInstallationThatWasAudited_isANotice() {
        installation.choice = policies.notConfigured();
        installation.tick();
        installation.takeMessages();
        installation.choice = policies.configured();

        tickWith("without LIF-01");

        assertThat(only().body()).contains("POLICY CHANGED\n  IOTJ-LIF-01 off");
    }

    @Test
    void personWhoNamesNoPolicy_auditsByTheOneInForce() {
        tickWith("without CFG-01");
        installation.choice = policies.inForce();

        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void firstPolicyThatAPersonNames_isAdopted() {
        installation.choice = policies.named("without CFG-01", false);
        installation.tick();
        installation.choice = policies.inForce();

        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void anotherPolicyThatAPersonNames_isRefused_untilItIsAdopted() {
        tickWith("all");
        installation.choice = policies.named("without CFG-01", false);

        assertThatThrownBy(installation::tick)
                .isInstanceOf(PolicyRefusedException.class)
                .hasMessage("policy.yaml: differs from the policy in force, which is from ssm:/iot/policy: IOTJ-CFG-01"
                        + " off; add --dry-run to try it, or --adopt to put it in force");
        installation.choice = policies.inForce();
        assertThat(open(installation.tick())).containsExactly(TIMEOUT_FINDING);

        installation.choice = policies.named("without CFG-01", true);
        assertThat(open(installation.tick())).isEmpty();
    }

    @Test
    void equalPolicyThatAPersonNames_isInForce() {
        tickWith("all");
        installation.choice = policies.named("all, commented", false);

        assertThat(open(installation.tick())).containsExactly(TIMEOUT_FINDING);
    }

    @Test
    void auditByHand_leavesTheFindingOnTheConfiguredPolicyOpen() {
        tickWith("all");
        tickWith("nonsense");
        installation.choice = policies.inForce();

        assertThat(open(installation.tick())).contains(INVALID_FINDING);
    }

    @Test
    void storedPolicyThatThisVersionDoesNotKnow_isRefusedForAPerson_andReplacedForTheFunction() {
        tickWith("without CFG-01");
        TestPolicies newer = new TestPolicies();
        installation.choice = newer.inForce();
        assertThatThrownBy(installation::tick)
                .isInstanceOf(PolicyRefusedException.class)
                .hasMessage(
                        "the policy in force, from ssm:/iot/policy, is not valid in this version of the auditor: give"
                                + " another policy with --policy and --adopt");
        installation.choice = newer.configured();

        assertThat(open(installation.tick())).containsExactlyInAnyOrder(INVALID_FINDING, TIMEOUT_FINDING);
    }

    @Test
    void storedPolicyThatCannotBeRead_isReplaced_withANotice() {
        tickWith("all");
        installation.takeMessages();
        installation.items("state", "P#").forEach(installation::replaceByNewerFormat);

        tickWith("without LIF-01");
        Message notice = only();
        AuditReport next = installation.tick();

        assertThat(notice.body())
                .contains("POLICY CHANGED\n  the changes cannot be listed, because the earlier policy cannot be read");
        assertThat(next.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }
}

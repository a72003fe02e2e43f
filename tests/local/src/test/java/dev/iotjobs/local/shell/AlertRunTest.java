package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.local.Queue;
import dev.iotjobs.simulator.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests {@code audit alert}, and what the result of an audit states about subscribers of the topic. */
class AlertRunTest extends LocalCommandLine {

    @Test
    void summary_afterAnAudit_printsTheMessageThatItSent() {
        String[] tables = {"--findings-table", "summary-findings", "--state-table", "summary-state"};
        execute(with(List.of("run", "--create-resources"), tables));
        forget();
        String topic = "arn:aws:sns:eu-west-1:123456789012:iot-jobs-auditor-alerts";
        List<String> summary = List.of("alert", "summary", "--topic-arn", topic);

        assertThat(execute(with(summary, tables))).as(err()).isEqualTo(ExitCode.FINE);
        assertThat(out()).startsWith("Mail    sent: [").contains("IoT jobs 123456789012: ");
        assertThat(err()).isEmpty();
    }

    @Test
    void summary_refused_exitsWithOneAndSaysWhy() {
        String[] tables = {"--findings-table", "refused-findings", "--state-table", "refused-state"};
        execute(with(List.of("run", "--create-resources"), tables));
        forget();
        String topic = "arn:aws:sns:eu-west-1:123456789012:missing";
        List<String> summary = List.of("alert", "summary", "--topic-arn", topic);

        assertThat(execute(with(summary, tables))).isEqualTo(ExitCode.FAILED);
        assertOneLine("summary not sent: topic " + topic + " does not exist");
    }

    @Test
    void test_subscribedTopic_sendsOneMarkedMessageAndTouchesNoTable() {
        String topic = account.createTopic(FleetAccount.REGION, "tested");
        Queue queue = account.subscribeQueue(topic, "tested-queue");
        account.requests().clear();

        assertThat(execute("alert", "test", "--topic-arn", topic)).as(err()).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith("Mail    sent: [TEST] IoT jobs 123456789012: a test message")
                .contains("\nTEST: ");
        assertThat(queue.bodies())
                .singleElement()
                .asString()
                .contains("[TEST] IoT jobs 123456789012", "\"kind\"", "\"TEST\"");
        assertThat(account.requests().iamActions())
                .containsExactlyInAnyOrder("sts:GetCallerIdentity", "sns:Publish", "sns:GetTopicAttributes");
        assertThat(err()).isEmpty();
    }

    @Test
    void test_topicWithoutSubscription_reportsThatNoSubscriberReceivesIt() {
        String topic = account.createTopic(FleetAccount.REGION, "unheard");

        assertThat(execute("alert", "test", "--topic-arn", topic)).isEqualTo(ExitCode.FINE);
        assertOnStandardError("no subscriber receives messages: no subscription of the topic is confirmed");
    }

    @Test
    void test_missingTopic_exitsWithOneAndSaysWhatToDo() {
        assertThat(execute("alert", "test", "--topic-arn", "arn:aws:sns:eu-west-1:123456789012:missing"))
                .isEqualTo(ExitCode.FAILED);
        assertOneLine("test message not sent: topic arn:aws:sns:eu-west-1:123456789012:missing does not exist");
    }

    @Test
    void run_topicWithoutSubscription_reportsThatNoSubscriberReceivesMessages() throws Exception {
        String[] tables = {"--findings-table", "unheard-findings", "--state-table", "unheard-state"};
        String topic = "arn:aws:sns:eu-west-1:123456789012:unheard";
        List<String> command = List.of("run", "--create-resources", "--topic-arn", topic);

        assertThat(execute(with(command, tables))).as(err()).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .contains("\n        no subscriber receives messages: no subscription of the topic is confirmed\n");
        forget();
        account.subscribeQueue(topic, "security");
        assertThat(execute(with(with(command, tables), "--output", "json"))).isEqualTo(ExitCode.FINE);
        assertThat(document().at("/alerts/confirmedSubscriptions").asInt()).isEqualTo(1);
    }

    @Test
    void run_missingTopicAndNothingToReport_exitsWithOneAndSaysWhatToDo() {
        String[] tables = {"--findings-table", "topicless-findings", "--state-table", "topicless-state"};
        execute(with(List.of("run", "--create-resources"), tables));
        forget();
        String topic = "arn:aws:sns:eu-west-1:123456789012:missing";

        assertThat(execute(with(List.of("run", "--topic-arn", topic), tables))).isEqualTo(ExitCode.FAILED);
        assertThat(out())
                .contains("\nMail    none: no change to report\n        no message can be sent: topic " + topic
                        + " does not exist: set AUDIT_TOPIC_ARN (--topic-arn) to the stack's output"
                        + " AlertTopicArn\n");
        assertOnStandardError("no message can be sent: topic " + topic + " does not exist");
    }

    @Test
    void run_subscriptionsDenied_areNotKnownAndNothingElseFails() {
        String[] tables = {"--findings-table", "denied-findings", "--state-table", "denied-state"};
        Fault denied = Fault.always(
                Fault.Where.operation("GetTopicAttributes"),
                new Fault.Effect.Fail(403, "AuthorizationError", "not authorized"));
        account.account().faults().add(denied);
        try {
            assertThat(execute(with(List.of("run", "--create-resources"), tables)))
                    .as(err())
                    .isEqualTo(ExitCode.FINE);
            assertThat(out())
                    .contains(
                            "\nMail    sent: ",
                            "\n        the subscriptions of the topic cannot be read, so it is unknown who receives"
                                    + " messages: topic ")
                    .contains("its subscriptions cannot be counted: AuthorizationError")
                    .doesNotContain("no subscriber");
        } finally {
            account.account().faults().remove(denied);
        }
    }
}

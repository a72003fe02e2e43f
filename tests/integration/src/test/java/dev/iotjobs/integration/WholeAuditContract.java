package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Tests whole audits: from jobs of a simulated account to findings in tables and messages in a subscriber's queue. */
abstract class WholeAuditContract {

    private static final String REGION = Cloud.REGION.id();
    private static final String TIMEOUT_MISSING = "IOTJ-CFG-01";

    private final LocalAccount account = startAccount();
    private final String suffix = UUID.randomUUID().toString();
    private final Settings settings = Settings.fromEnvironment(Map.of())
            .withFindingsTable("findings-" + suffix)
            .withStateTable("state-" + suffix)
            .withBudget(Budget.rate(100));

    /** The endpoints of the cloud that has the tables, the topic and the queue. */
    abstract Cloud cloud(LocalAccount account);

    private static LocalAccount startAccount() {
        try {
            return LocalAccount.start(InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void pointTheSdkAtTheAccount() {
        Cloud cloud = cloud(account);
        System.setProperty("aws.accessKeyId", Cloud.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.region", REGION);
        System.setProperty("aws.endpointUrl", account.endpoint().toString());
        System.setProperty("aws.endpointUrlDynamoDb", cloud.dynamoDb().toString());
        System.setProperty("aws.endpointUrlSns", cloud.services().toString());
    }

    @AfterEach
    void forgetTheAccount() {
        for (String property : List.of(
                "aws.accessKeyId",
                "aws.secretAccessKey",
                "aws.region",
                "aws.endpointUrl",
                "aws.endpointUrlDynamoDb",
                "aws.endpointUrlSns")) {
            System.clearProperty(property);
        }
        account.close();
    }

    @Test
    void audit_fromTheFirstToAFixedJob_reportsEachChangeOnce() {
        String topicArn = topic();
        String queueUrl = queueOf(topicArn);
        put("no-timeout", null);
        put("fine", new JobSettings.TimeoutConfig(60L));
        put("secret", null);
        account.account()
                .faults()
                .add(Fault.always(
                        Fault.Where.job("secret"), new Fault.Effect.Fail(403, "AccessDeniedException", "not for you")));

        RegionRun first = audit(Resources.CREATE_MISSING, topicArn).runs().getFirst();
        assertThat(first.outcome()).as(first.message()).isEqualTo(RegionRun.Outcome.COMPLETED);
        assertThat(first.coverage().evaluated()).isEqualTo(2);
        assertThat(first.read().notEvaluated())
                .containsExactly(new NotEvaluated(
                        REGION, "secret", NotEvaluated.Reason.DENIED, "AccessDeniedException: not for you"));
        assertThat(received(queueUrl))
                .singleElement()
                .satisfies(alert -> assertThat(alert).contains("no-timeout"));
        assertThat(timeoutFindings(topicArn)).containsExactly("no-timeout OPEN");

        AuditReport second = audit(Resources.EXISTING, topicArn);
        assertThat(second.alerts().status()).isEqualTo(AlertReport.Status.NOTHING_TO_REPORT);
        assertThat(received(queueUrl)).isEmpty();

        put("no-timeout", new JobSettings.TimeoutConfig(60L));
        audit(Resources.EXISTING, topicArn);
        audit(Resources.EXISTING, topicArn);
        assertThat(received(queueUrl))
                .singleElement()
                .satisfies(alert -> assertThat(alert).contains("no-timeout").containsIgnoringCase("resolved"));
        assertThat(timeoutFindings(topicArn)).isEmpty();
    }

    @Test
    void connect_missingTable_namesIt() {
        assertThatThrownBy(() -> connect(Resources.EXISTING, topic()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("table 'findings-" + suffix + "' in us-east-1 does not exist: ");
    }

    @Test
    void connect_noTopic_saysSo() {
        assertThatThrownBy(() -> AwsAudit.connect(settings, Resources.EXISTING))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("AUDIT_TOPIC_ARN (--topic-arn): must be the ARN of the alert topic");
    }

    @Test
    void connect_createMissingTwice_findsWhatItMade() {
        connect(Resources.CREATE_MISSING, null).close();

        try (AwsAudit audit = connect(Resources.CREATE_MISSING, null)) {
            assertThat(audit.account().id()).isEqualTo(LocalAccount.ACCOUNT_ID);
            assertThat(audit.regions()).containsExactly(REGION);
        }
    }

    @Test
    void connect_createMissingAtAws_isRefused() {
        System.clearProperty("aws.endpointUrlDynamoDb");
        System.clearProperty("aws.endpointUrlSns");
        System.clearProperty("aws.endpointUrl");
        System.setProperty("aws.endpointUrlSts", account.endpoint().toString());
        try {
            assertThatThrownBy(() -> connect(Resources.CREATE_MISSING, null))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageStartingWith("--create-resources: works on emulators only");
        } finally {
            System.clearProperty("aws.endpointUrlSts");
        }
    }

    @Test
    void connect_noServerAtTheEndpoint_saysWhereWithinSeconds() {
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");

        assertThatThrownBy(() -> connect(Resources.NONE, null))
                .isInstanceOf(ConnectionException.class)
                .hasMessageStartingWith("STS cannot be reached at http://127.0.0.1:1 (AWS_ENDPOINT_URL): ")
                .hasMessageContaining("Connection refused");
    }

    @Test
    void connect_endpointThatIsNoAddress_isRefusedWithTheValue() {
        System.setProperty("aws.endpointUrl", "foo");

        assertThatThrownBy(() -> connect(Resources.NONE, null))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "AWS_ENDPOINT_URL (or endpoint_url of the profile): must be an http or https address, got 'foo'");
    }

    @Test
    void audit_dryRun_writesAndSendsNothing() {
        put("no-timeout", null);

        try (AwsAudit audit = AwsAudit.connect(Settings.fromEnvironment(Map.of()), Resources.NONE)) {
            assertThat(findings(audit))
                    .extracting(finding -> finding.key().ruleId())
                    .contains(TIMEOUT_MISSING);
        }
        assertThatThrownBy(() -> connect(Resources.EXISTING, topic())).hasMessageContaining("does not exist");
    }

    @Test
    void audit_dryRunWithAStateTableThatIsMissing_failsTheRegionAndNamesIt() {
        try (AwsAudit audit = connect(Resources.NONE, null)) {
            assertThat(audit(audit).runs()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo(RegionRun.Outcome.FAILED);
                assertThat(run.message()).startsWith("table 'state-" + suffix + "' in us-east-1 does not exist");
            });
        }
    }

    @Test
    void audit_dryRunWhileAnAuditHoldsTheLease_endsAndNamesTheHolder() {
        String topicArn = topic();
        put("no-timeout", null);
        audit(Resources.CREATE_MISSING, topicArn);
        AtomicReference<AuditReport> dry = new AtomicReference<>();
        account.account()
                .faults()
                .add(new Fault(
                        Fault.Where.job("no-timeout"),
                        new Fault.When.First(1),
                        new Fault.Effect.Before(() -> dry.set(dryRun()))));

        AuditReport report = audit(Resources.EXISTING, topicArn);

        assertThat(dry.get().runs()).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(RegionRun.Outcome.ALREADY_RUNNING);
            assertThat(run.message()).startsWith("run " + report.runId() + " is auditing us-east-1");
        });
    }

    private AuditReport dryRun() {
        try (AwsAudit audit = connect(Resources.NONE, null)) {
            return audit(audit);
        }
    }

    private void put(String jobId, JobSettings.@Nullable TimeoutConfig timeout) {
        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        account.account()
                .put(
                        REGION,
                        SimulatedJob.described(jobId, created)
                                .settings(JobSettings.NONE.withTimeoutConfig(timeout))
                                .targets(List.of("arn:aws:iot:us-east-1:123456789012:thing/one"))
                                .build());
    }

    private AwsAudit connect(Resources resources, @Nullable String topicArn) {
        return AwsAudit.connect(settings.withTopicArn(topicArn), resources);
    }

    private AuditReport audit(Resources resources, String topicArn) {
        try (AwsAudit audit = connect(resources, topicArn)) {
            return audit(audit);
        }
    }

    private static AuditReport audit(AwsAudit audit) {
        AuditRequest request = new AuditRequest(
                UUID.randomUUID().toString(),
                Scope.EVERY_JOB,
                Scope.EVERY_JOB,
                Set.of(),
                Deadline.in(Duration.ofMinutes(2), Instant.now()),
                Set.of());
        return audit.audit(request, audit.regions(), region -> AuditProgress.NONE);
    }

    private List<String> timeoutFindings(String topicArn) {
        try (AwsAudit audit = connect(Resources.EXISTING, topicArn)) {
            return findings(audit).stream()
                    .filter(finding -> finding.key().ruleId().equals(TIMEOUT_MISSING))
                    .map(WholeAuditContract::nameAndStatus)
                    .toList();
        }
    }

    /** The findings that are open after an audit. */
    private static Collection<Finding> findings(AwsAudit audit) {
        AuditReport report = audit(audit);
        List<FindingKey> open = report.runs().stream()
                .flatMap(run -> run.judged().open().stream())
                .map(OpenFinding::key)
                .toList();
        return report.findings().read(open).values();
    }

    private static String nameAndStatus(Finding finding) {
        return finding.key().subject().name() + " " + finding.status();
    }

    private String topic() {
        try (SnsClient sns = cloud(account).sns()) {
            return sns.createTopic(request -> request.name("alerts-" + suffix)).topicArn();
        }
    }

    private String queueOf(String topicArn) {
        try (SnsClient sns = cloud(account).sns();
                SqsClient sqs = cloud(account).sqs()) {
            String url = sqs.createQueue(request -> request.queueName("queue-" + suffix))
                    .queueUrl();
            String arn = sqs.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            sns.subscribe(request -> request.topicArn(topicArn).protocol("sqs").endpoint(arn));
            return url;
        }
    }

    /** Receives and deletes all messages in a queue. */
    private List<String> received(String queueUrl) {
        try (SqsClient sqs = cloud(account).sqs()) {
            List<Message> messages = sqs.receiveMessage(request ->
                            request.queueUrl(queueUrl).waitTimeSeconds(1).maxNumberOfMessages(10))
                    .messages();
            messages.forEach(message ->
                    sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
            return messages.stream().map(Message::body).toList();
        }
    }
}

package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.aws.Account;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.Queue;
import dev.iotjobs.local.configuration.Configurations.Place;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Tests audits by a policy that changes in Parameter Store or AppConfig between audits. */
class ConfiguredPolicyTest {

    private static final String REGION = Cloud.REGION.id();
    private static final String PARAMETER = "/iot-jobs-auditor/policy";
    private static final String TIMEOUT_MISSING = "IOTJ-CFG-01 job no-timeout";
    private static final String POLICY_INVALID = "IOTJ-ACC-04 region";
    private static final String WITHOUT_TIMEOUTS = "version: 1\nrules: { IOTJ-CFG-01: { enabled: false } }\n";

    private static final String TEN_DEFECTS = """
            version: 1
            shared: { agesOutAfter: 400d, grase: 10m }
            rules:
              IOTJ-RUN-01:
                enabled: maybe
                settings:
                  minimumExecuted: 0
                  failurePercent: { opensAt: 85 }
                severity: { FATAL: HIGH }
              IOTJ-CGF-03: { enabled: true }
              IOTJ-ACC-04: { enabled: false }
            overrides:
              - { name: canaries, when: { origin: [SELF] }, rules: { IOTJ-CFG-01: { enabled: false } } }
            exemptions:
              - { id: EX-1, rules: [IOTJ-CFG-01], jobIds: ["a*"], reason: a test, owner: ops@example.com }
            """;

    private LocalAccount account;
    private String topicArn;
    private Queue queue;

    @BeforeEach
    void startAccount() throws IOException {
        account = LocalAccount.start(InstantSource.system());
        System.setProperty("aws.accessKeyId", Cloud.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.region", REGION);
        System.setProperty("aws.endpointUrl", account.endpoint().toString());
        topicArn = account.createTopic(REGION, "alerts");
        queue = account.subscribeQueue(topicArn, "security-team");
        AwsAudit.connect(settings(""), Resources.CREATE_MISSING).close();
        account.account()
                .put(
                        REGION,
                        SimulatedJob.builder("no-timeout", Instant.now().minus(Duration.ofDays(1)))
                                .description("Firmware of the pumps")
                                .targets(List.of("arn:aws:iot:us-east-1:123456789012:thing/one"))
                                .build());
    }

    @AfterEach
    void stopAccount() {
        List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region", "aws.endpointUrl")
                .forEach(System::clearProperty);
        account.close();
    }

    private Settings settings(String policy) {
        return Settings.fromEnvironment(Map.of("AUDIT_POLICY", policy, "AUDIT_TOPIC_ARN", topicArn));
    }

    private void store(String policy) {
        try (SsmClient ssm = SsmClient.create()) {
            ssm.putParameter(request -> request.name(PARAMETER)
                    .type(ParameterType.STRING)
                    .value(policy)
                    .overwrite(true));
        }
    }

    private AuditReport audit(String policy) {
        try (AwsAudit audit = AwsAudit.connect(settings(policy), () -> new Account("aws", LocalAccount.ACCOUNT_ID))) {
            AuditRequest request = AuditRequest.scheduled(
                    UUID.randomUUID().toString(), Scope.EVERY_JOB, Deadline.in(Duration.ofMinutes(2), Instant.now()));
            return audit.audit(request, audit.regions(), _ -> AuditProgress.NONE);
        }
    }

    private static List<String> open(AuditReport report) {
        List<String> open = new ArrayList<>();
        report.runs()
                .forEach(run -> run.judged()
                        .open()
                        .forEach(finding -> open.add(finding.key().ruleId()
                                + (finding.key().subject().createdAt() == null
                                        ? " region"
                                        : " job " + finding.key().subject().name()))));
        return open;
    }

    @Test
    void parameterWithTenDefects_lastValidPolicyIsUsed_untilItIsCorrected() {
        store(WITHOUT_TIMEOUTS);
        AuditReport valid = audit("ssm:" + PARAMETER);
        store(TEN_DEFECTS);
        AuditReport invalid = audit("ssm:" + PARAMETER);
        List<String> alerts = queue.bodies();
        store(WITHOUT_TIMEOUTS);
        AuditReport corrected = audit("ssm:" + PARAMETER);

        assertThat(open(valid)).isEmpty();
        assertThat(open(invalid)).containsExactly(POLICY_INVALID);
        assertThat(alerts.getLast())
                .contains(
                        "policy invalid, last valid policy in use",
                        "The configured policy has 10 defects and is not in use",
                        "ssm:" + PARAMETER + ", version 2, changed ",
                        "In use    version 1, valid since ",
                        "line 2, column 25: shared.agesOutAfter: must be from 1d to 365d, got 400d",
                        "and 7 more");
        assertThat(open(corrected)).isEmpty();
        assertThat(queue.bodies().getLast()).contains("the configured policy is in force");
    }

    @Test
    void parameterThatMayNotBeRead_builtInPolicyIsUsed_andTheActionIsNamed() {
        store(WITHOUT_TIMEOUTS);
        account.account()
                .faults()
                .add(Fault.always(
                        Fault.Where.operation("GetParameter"),
                        new Fault.Effect.Fail(400, "AccessDeniedException", "not authorized: ssm:GetParameter")));

        AuditReport report = audit("ssm:" + PARAMETER);

        assertThat(open(report)).containsExactlyInAnyOrder(POLICY_INVALID, TIMEOUT_MISSING);
    }

    @Test
    void configurationOfAppConfig_thatChanges_isReportedOnce() {
        deploy("version: 1\n");
        AuditReport first = audit("appconfig:fleet/production/policy");
        deploy(WITHOUT_TIMEOUTS);
        AuditReport changed = audit("appconfig:fleet/production/policy");
        AuditReport next = audit("appconfig:fleet/production/policy");

        assertThat(open(first)).containsExactly(TIMEOUT_MISSING);
        assertThat(open(changed)).isEmpty();
        assertThat(queue.bodies().getLast()).contains("POLICY CHANGED", "IOTJ-CFG-01 off");
        assertThat(next.alerts().status()).isEqualTo(Status.NOTHING_TO_REPORT);
    }

    private void deploy(String policy) {
        account.configurations()
                .deploy(
                        new Place(REGION, "fleet", "production", "policy"),
                        policy.getBytes(StandardCharsets.UTF_8),
                        null);
    }
}

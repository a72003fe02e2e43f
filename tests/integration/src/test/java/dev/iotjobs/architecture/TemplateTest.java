package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.api.QuotaCodes;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetSettings;
import dev.iotjobs.simulator.service.SimulatedServices;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

/**
 * Checks the SAM template. The function must have exactly the permissions that it needs, and every alarm must reach a
 * person.
 */
class TemplateTest {

    /** The IAM actions for each SDK method that the code calls. */
    private static final Map<String, Set<String>> ACTIONS = Map.ofEntries(
            Map.entry("IotClient.listJobs", Set.of("iot:ListJobs")),
            Map.entry("IotClient.describeJob", Set.of("iot:DescribeJob")),
            Map.entry("IotClient.listTagsForResource", Set.of("iot:ListTagsForResource")),
            Map.entry("ServiceQuotasClient.getServiceQuota", Set.of("servicequotas:GetServiceQuota")),
            Map.entry(
                    "ServiceQuotasClient.getAWSDefaultServiceQuota", Set.of("servicequotas:GetAWSDefaultServiceQuota")),
            Map.entry("SsmClient.getParameter", Set.of("ssm:GetParameter")),
            Map.entry("AppConfigDataClient.startConfigurationSession", Set.of("appconfig:StartConfigurationSession")),
            Map.entry("AppConfigDataClient.getLatestConfiguration", Set.of("appconfig:GetLatestConfiguration")),
            // The call needs no permission
            Map.entry("StsClient.getCallerIdentity", Set.of()),
            Map.entry("SnsClient.publish", Set.of("sns:Publish")),
            Map.entry("SnsClient.getTopicAttributes", Set.of("sns:GetTopicAttributes")),
            Map.entry("DynamoDbClient.query", Set.of("dynamodb:Query")),
            Map.entry("DynamoDbClient.getItem", Set.of("dynamodb:GetItem")),
            Map.entry("DynamoDbClient.batchGetItem", Set.of("dynamodb:BatchGetItem")),
            Map.entry("DynamoDbClient.putItem", Set.of("dynamodb:PutItem")),
            // Only the command line reads closed findings; LayersTest checks that the function does not
            Map.entry("DynamoDbClient.scan", Set.of()),
            Map.entry("DynamoDbClient.updateItem", Set.of("dynamodb:UpdateItem")),
            Map.entry("DynamoDbClient.deleteItem", Set.of("dynamodb:DeleteItem")),
            Map.entry(
                    "DynamoDbClient.transactWriteItems",
                    Set.of(
                            "dynamodb:PutItem",
                            "dynamodb:UpdateItem",
                            "dynamodb:DeleteItem",
                            "dynamodb:ConditionCheckItem")));

    /** Methods of SDK clients that make no call to AWS. */
    private static final Set<String> NO_CALLS =
            Set.of(".builder", ".close", ".serviceClientConfiguration", ".serviceName");

    /** The class that creates missing tables and topics for local accounts. The function never uses it. */
    private static final String NOT_IN_THE_FUNCTION = "ResourceMaker";

    private static JsonNode template() throws IOException {
        return new YAMLMapper().readTree(Project.root().resolve("template.yaml").toFile());
    }

    @Test
    void quotaFallbacks_whatTheFunctionWouldRefuse_isRefusedByTheStack() throws IOException {
        String pattern =
                template().at("/Parameters/QuotaFallbacks/AllowedPattern").asText();

        assertThat(QuotaCodes.ALL).allSatisfy(code -> assertThat(code + "=10").matches(pattern));
        assertThat(String.join("=1,", QuotaCodes.ALL) + "=1").matches(pattern);
        assertThat("").matches(pattern);
        assertThat("L-FBF5CD98=1").doesNotMatch(pattern);
        assertThat("L-FBF5CD89=0").doesNotMatch(pattern);
    }

    @Test
    void policy_whatTheFunctionWouldRefuse_isRefusedByTheStack() throws IOException {
        String pattern = template().at("/Parameters/Policy/AllowedPattern").asText();

        assertThat(List.of("ssm:/iot-jobs-auditor/policy", "ssm:/p", "appconfig:abc1234/def5678/ghi9012"))
                .allSatisfy(text -> {
                    assertThat(text).matches(pattern);
                    assertThat(PolicyLocation.parse(text)).isNotInstanceOf(PolicyLocation.File.class);
                });
        assertThat("").matches(pattern);
        assertThat(List.of(
                        "policy.yaml",
                        "ssm:",
                        "ssm:policy",
                        "ssm:/a b",
                        "ssm:/*",
                        "ssm:/a:1",
                        "appconfig:abc1234/def5678",
                        "appconfig:abc1234/def5678/ghi9012/x",
                        "appconfig:iot-jobs/prod/policy"))
                .allSatisfy(text -> assertThat(text).doesNotMatch(pattern));
        assertThat("ssm:/" + "a".repeat(1_010)).matches(pattern);
        assertThat("ssm:/" + "a".repeat(1_011)).doesNotMatch(pattern);
    }

    @Test
    void accountName_whatTheFunctionWouldRefuse_isRefusedByTheStack() throws IOException {
        JsonNode template = template();
        String pattern = template.at("/Parameters/AccountName/AllowedPattern").asText();

        assertThat(template.at("/Parameters/AccountName/Default").textValue()).isEmpty();
        assertThat(template.at("/Resources/AuditFunction/Properties/Environment/Variables/AUDIT_ACCOUNT_NAME")
                        .textValue())
                .isEqualTo("AccountName");
        assertThat("").matches(pattern);
        assertThat(List.of("acme-fleet-prod", "Fleet 7_x.eu", "a", "x".repeat(64)))
                .allSatisfy(name -> assertThat(name).matches(pattern))
                .allMatch(AccountLabel::isName);
        assertThat(List.of(" prod", "prod ", " ", "prod,lab", "<b>", "prod\nx", "pr\u00f6d", "x".repeat(65)))
                .allSatisfy(name -> assertThat(name).doesNotMatch(pattern))
                .noneMatch(AccountLabel::isName);
    }

    /**
     * With a policy, the function may read only the place of this policy. Without one, it may read no policy. Each
     * expected text has a condition, the resource that the function may read if the condition is met, and {@code
     * AWS::NoValue}, which applies if it is not met.
     */
    @Test
    void function_mayReadThePolicy_onlyWhereThereIsOne() throws IOException {
        JsonNode template = template();

        assertThat(template.at("/Parameters/Policy/Default").textValue()).isEmpty();
        assertThat(template.at("/Resources/AuditFunction/Properties/Environment/Variables/AUDIT_POLICY")
                        .textValue())
                .isEqualTo("Policy");
        assertThat(template.at("/Conditions/HasParameterPolicy")).hasToString("[[0,[\":\",\"Policy\"]],\"ssm\"]");
        assertThat(template.at("/Conditions/HasAppConfigPolicy")).hasToString("[[0,[\":\",\"Policy\"]],\"appconfig\"]");
        assertThat(statements()
                        .valueStream()
                        .filter(JsonNode::isArray)
                        .map(choice -> choice.get(0).textValue()
                                + " "
                                + choice.at("/1/PolicyDocument/Statement/0/Resource/0")
                                        .textValue() + " "
                                + choice.get(2).textValue()))
                .containsExactly(
                        "HasParameterPolicy"
                                + " arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${Name}"
                                + " AWS::NoValue",
                        "HasAppConfigPolicy"
                                + " arn:${AWS::Partition}:appconfig:${AWS::Region}:${AWS::AccountId}:application/${Application}"
                                + "/environment/${Environment}/configuration/${Profile} AWS::NoValue");
    }

    private static JsonNode statements() throws IOException {
        return template().at("/Resources/AuditRole/Properties/Policies");
    }

    private static Set<String> allowed() throws IOException {
        Set<String> actions = new TreeSet<>();
        statements().findValues("Action").forEach(action -> {
            if (action.isArray()) {
                action.forEach(each -> actions.add(each.asText()));
            } else {
                actions.add(action.asText());
            }
        });
        actions.removeIf(action -> !ofTheAudit(action));
        return actions;
    }

    /**
     * Whether the audit itself needs the permission. False for permissions on Lambda's logs and on the key of the SNS
     * topic.
     */
    private static boolean ofTheAudit(String action) {
        return Stream.of("logs:", "kms:").noneMatch(action::startsWith);
    }

    private static Set<String> called() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.iotjobs.auditor.aws", "dev.iotjobs.auditor.lambda");
        return classes.stream()
                .filter(type -> !type.getSimpleName().equals(NOT_IN_THE_FUNCTION))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isAssignableTo(SdkClient.class))
                .map(TemplateTest::name)
                .filter(name -> NO_CALLS.stream().noneMatch(name::endsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(JavaMethodCall call) {
        return call.getTargetOwner().getSimpleName() + "." + call.getName();
    }

    @Test
    void everyCallOfAnAudit_isAllowed() throws IOException {
        SimulatedAccount account = new SimulatedAccount("123456789012", InstantSource.system());
        Fleet.of(new FleetSettings(1, 300, "eu-west-1", "123456789012", Instant.now()))
                .moveInto(account);
        Map<String, String> surroundings =
                new HashMap<>(Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test"));
        try (SimulatorServer server = SimulatorServer.start(0, account, SimulatedServices.of(account))) {
            surroundings.put("aws.endpointUrl", server.endpoint().toString());
            surroundings.forEach(System::setProperty);
            Settings settings =
                    Settings.fromEnvironment(Map.of("AUDIT_REGIONS", "eu-west-1", "AUDIT_MAX_TPS", "unlimited"));
            try (AwsAudit audit = AwsAudit.connect(settings, Resources.NONE)) {
                Deadline deadline = Deadline.in(Duration.ofMinutes(1), Instant.now());
                AuditRequest request = AuditRequest.scheduled("run", settings.scope(), deadline);
                assertThat(audit.audit(request, List.of("eu-west-1"), _ -> AuditProgress.NONE)
                                .isComplete())
                        .isTrue();
            }
            Set<String> made = new TreeSet<>(server.log().iamActions());
            assertThat(made).contains("iot:ListJobs", "iot:DescribeJob", "sts:GetCallerIdentity");
            made.remove("sts:GetCallerIdentity");
            assertThat(allowed()).containsAll(made);
        } finally {
            surroundings.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void everyCallTheCodeMakes_isKnownHere() {
        assertThat(called()).isNotEmpty().allSatisfy(call -> assertThat(ACTIONS).containsKey(call));
    }

    @Test
    void function_mayDoExactlyWhatTheCodeDoes() throws IOException {
        Set<String> needed = called().stream()
                .flatMap(call -> ACTIONS.getOrDefault(call, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(allowed()).isEqualTo(needed);
    }

    @Test
    void function_mayDoNothingOnEverythingButWhatHasNoResource() throws IOException {
        for (JsonNode statements : statements().findValues("Statement")) {
            for (JsonNode statement : statements) {
                if (statement.path("Resource").asText().equals("*")) {
                    assertThat(statement.path("Action").toString())
                            .containsAnyOf("iot:ListJobs", "servicequotas:")
                            .doesNotContain("*\"", "iot:DescribeJob", "dynamodb:", "sns:");
                }
            }
        }
    }

    @Test
    void readTags_byDefault_isNotAllowed_andThenOnJobsOnly() throws IOException {
        JsonNode choice = statements().at("/0/PolicyDocument/Statement/2");

        assertThat(template().at("/Parameters/ReadTags/Default").textValue()).isEqualTo("false");
        assertThat(template().at("/Conditions/ReadsTags")).hasToString("[\"ReadTags\",\"true\"]");
        assertThat(choice.get(0).textValue()).isEqualTo("ReadsTags");
        assertThat(choice.at("/1/Action").textValue()).isEqualTo("iot:ListTagsForResource");
        assertThat(choice.at("/1/Resource").textValue())
                .isEqualTo("arn:${AWS::Partition}:iot:*:${AWS::AccountId}:job/*");
        assertThat(choice.get(2).textValue()).isEqualTo("AWS::NoValue");
    }

    @Test
    void everyAlarm_sendsToTheTopic() throws IOException {
        assertThat(template().get("Resources"))
                .filteredOn(resource -> resource.get("Type").asText().equals("AWS::CloudWatch::Alarm"))
                .hasSize(5)
                .allSatisfy(alarm ->
                        assertThat(alarm.at("/Properties/AlarmActions")).hasToString("[\"AlertTopic\"]"));
    }

    /** With a shared metric, one stack would hide that another stack has stopped. */
    @Test
    void everyAlarmOnTheFunctionsOwnMetrics_isOfItsStackAlone() throws IOException {
        JsonNode variables = template().at("/Resources/AuditFunction/Properties/Environment/Variables");

        assertThat(variables.get("AUDIT_STACK").textValue()).isEqualTo("AWS::StackName");
        for (JsonNode resource : template().get("Resources")) {
            JsonNode alarm = resource.path("Properties");
            if (alarm.has("MetricName") && !alarm.get("Namespace").asText().equals("AWS/Lambda")) {
                assertThat(alarm.get("Namespace")).isEqualTo(variables.get("POWERTOOLS_METRICS_NAMESPACE"));
                assertThat(alarm.get("Dimensions"))
                        .singleElement()
                        .hasToString("{\"Name\":\"Stack\",\"Value\":\"AWS::StackName\"}");
            }
        }
    }

    @Test
    void topic_byDefault_isEncryptedWithAKeyThatTheAlarmsCanUse() throws IOException {
        JsonNode template = template();
        JsonNode key = template.at("/Resources/AlertKey");

        assertThat(template.at("/Parameters/AlertKeyArn/Default").textValue()).isEmpty();
        assertThat(template.at("/Conditions/MakesKey")).hasToString("[\"AlertKeyArn\",\"\"]");
        assertThat(key.get("Condition").textValue()).isEqualTo("MakesKey");
        assertThat(template.at("/Resources/AlertTopic/Properties/KmsMasterKeyId"))
                .hasToString("[\"MakesKey\",\"AlertKey.Arn\",\"AlertKeyArn\"]");
        assertThat(keyStatement("AlarmsOfThisAccount").get("Action"))
                .hasToString("[\"kms:Decrypt\",\"kms:GenerateDataKey*\"]");
        assertThat(keyStatement("AlarmsOfThisAccount").at("/Condition/StringEquals/aws:SourceAccount"))
                .hasToString("\"AWS::AccountId\"");
    }

    /** An administrator of the key cannot use it. Other principals of the account can use it only through SNS. */
    @Test
    void key_allowsUse_onlyToAlarmsAndThroughTheTopic() throws IOException {
        JsonNode statements = template().at("/Resources/AlertKey/Properties/KeyPolicy/Statement");

        assertThat(statements).hasSize(3);
        assertThat(keyStatement("AdministerByIamPolicies").get("Action"))
                .noneMatch(action ->
                        action.asText().matches("kms:(\\*|Decrypt|Encrypt|GenerateData.*|ReEncrypt.*|Create.*)"));
        assertThat(keyStatement("PublishByIamPolicies").at("/Condition/StringEquals"))
                .hasToString("{\"kms:CallerAccount\":\"AWS::AccountId\","
                        + "\"kms:ViaService\":\"sns.${AWS::Region}.${AWS::URLSuffix}\"}");
    }

    private static JsonNode keyStatement(String sid) throws IOException {
        return template()
                .at("/Resources/AlertKey/Properties/KeyPolicy/Statement")
                .valueStream()
                .filter(statement -> statement.get("Sid").asText().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    /** With any allowed schedule, the alarm must stay silent between two audits. */
    @Test
    void schedule_everyChoiceOfMinutes_hasHoursThatLeaveTimeForTheNextAudit() throws IOException {
        JsonNode template = template();
        JsonNode choices = template.at("/Parameters/AuditEveryMinutes/AllowedValues");

        assertThat(choices).hasSizeGreaterThan(5).contains(template.at("/Parameters/AuditEveryMinutes/Default"));
        assertThat(template.at("/Mappings/Every")).hasSameSizeAs(choices);
        for (JsonNode choice : choices) {
            int minutes = Integer.parseInt(choice.textValue());
            int hours = template.at("/Mappings/Every/" + minutes + "/AlarmAfterHours")
                    .intValue();
            assertThat(hours * 60).as(choice.textValue()).isGreaterThan(minutes);
            assertThat(hours).as(choice.textValue()).isBetween(1, minutes / 60 + 1);
        }
        assertThat(template.at("/Resources/AuditFunction/Properties/Environment/Variables/AUDIT_TICK")
                        .textValue())
                .isEqualTo("AuditEveryMinutes");
        assertThat(template.at("/Resources/AuditFunction/Properties/Events/Tick/Properties/ScheduleExpression"))
                .hasToString("[\"HasSchedule\",\"AuditSchedule\",\"rate(${AuditEveryMinutes} minutes)\"]");
    }

    @Test
    void timeout_isAParameterWithinWhatLambdaAllows() throws IOException {
        JsonNode timeout = template().at("/Parameters/TimeoutSeconds");

        assertThat(template().at("/Resources/AuditFunction/Properties/Timeout").textValue())
                .isEqualTo("TimeoutSeconds");
        assertThat(timeout.get("Default").intValue()).isEqualTo(840);
        assertThat(timeout.get("MaxValue").intValue()).isEqualTo(1800);
    }
}

package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.local.configuration.Configurations.Place;
import dev.iotjobs.simulator.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Tests the command line with policies that are stored in AWS. */
class PolicyRunTest extends LocalCommandLine {

    private static final String WITHOUT_TIMEOUTS = "version: 1\nrules: { IOTJ-CFG-01: { enabled: false } }\n";

    /** Each test has its own parameter. */
    private final String name = "/iot-jobs-auditor/" + UUID.randomUUID();

    @TempDir
    private Path folder;

    @AfterEach
    void endFaults() {
        account.account().faults().clear();
    }

    private void put(String value) {
        try (SsmClient ssm = SsmClient.create()) {
            ssm.putParameter(request ->
                    request.name(name).type(ParameterType.STRING).value(value).overwrite(true));
        }
    }

    private void assertJudgedWithoutTimeouts(String policy) throws JsonProcessingException {
        assertThat(execute("run", "--dry-run", "--output", "json", "--policy", policy))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        assertThat(document().at("/regions/0/rules").has("IOTJ-CFG-01")).isFalse();
        assertThat(document().at("/regions/0/rules").has("IOTJ-CFG-03")).isTrue();
    }

    @Test
    void run_policyInParameterStore_decidesWhichRulesJudge() throws JsonProcessingException {
        put(WITHOUT_TIMEOUTS);

        assertJudgedWithoutTimeouts("ssm:" + name);
    }

    @Test
    void run_policyInAppConfig_decidesWhichRulesJudge() throws JsonProcessingException {
        account.configurations()
                .deploy(
                        new Place(FleetAccount.REGION, "iot-jobs", "prod", "policy"),
                        WITHOUT_TIMEOUTS.getBytes(StandardCharsets.UTF_8),
                        null);

        assertJudgedWithoutTimeouts("appconfig:iot-jobs/prod/policy");
    }

    @Test
    void run_anotherPolicyThanTheOneInForce_isRefusedUntilItIsAdopted() throws IOException {
        String[] tables = {"--findings-table", "adopt-findings", "--state-table", "adopt-state"};
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "version: 1\n");
        List<String> run = List.of("run", "--create-resources", "--output", "json");
        String[] named = {"--policy", policy.toString()};
        execute(with(run, with(List.of(tables), named)));
        Files.writeString(policy, WITHOUT_TIMEOUTS);
        forget();

        assertThat(execute(with(run, with(List.of(tables), named)))).isEqualTo(ExitCode.USAGE);
        assertRefused(policy + ": differs from the policy in force, which is from " + policy + ": IOTJ-CFG-01 off;"
                + " add --dry-run to try it, or --adopt to put it in force");
        forget();
        assertThat(execute(with(run, with(List.of(tables), with(List.of(named), "--adopt")))))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        forget();
        execute(with(run, tables));
        assertThat(document().at("/regions/0/rules").has("IOTJ-CFG-01")).isFalse();
    }

    @Test
    void run_adoptWithoutAPolicyOrInADryRun_isRefused() {
        assertThat(execute("run", "--dry-run", "--adopt")).isEqualTo(ExitCode.USAGE);
        assertThat(err().lines().limit(2))
                .containsExactly(
                        "audit: --adopt: cannot be combined with --dry-run, which changes no state",
                        "audit: --adopt: needs a policy, name one with --policy");
    }

    @Test
    void run_policyThatCannotBeRead_auditsNothing() {
        long before = account.requests().calls("ListJobs");

        assertThat(execute("run", "--dry-run", "--policy", "ssm:" + name)).isEqualTo(ExitCode.USAGE);
        assertRefused("ssm:" + name + ":1:1: Parameter Store in " + FleetAccount.REGION
                + " does not find the policy's parameter; check its name, version and Region");
        assertThat(account.requests().calls("ListJobs")).isEqualTo(before);
    }

    private void assertRefused(String problem) {
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("audit: " + problem + "\nTry 'audit run --help'.\n");
    }

    @Test
    void run_policyWithAnError_auditsNothing() {
        put("version: 1\nruels: {}\n");
        long before = account.requests().calls("ListJobs");

        assertThat(execute("run", "--dry-run", "--policy", "ssm:" + name)).isEqualTo(ExitCode.USAGE);
        assertRefused("ssm:" + name + ":2:1: ruels: unknown key, did you mean 'rules'?");
        assertThat(account.requests().calls("ListJobs")).isEqualTo(before);
    }

    @Test
    void run_policyBesideWrongOptions_isNotReadAndAllAreNamed() {
        put(WITHOUT_TIMEOUTS);
        long before = account.requests().calls("GetParameter");

        assertThat(execute("run", "--dry-run", "--policy", "ssm:" + name, "--max-tps", "fast"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("audit: AUDIT_MAX_TPS (--max-tps): must be a number above 0");
        assertThat(execute("run", "--dry-run", "--policy", "ssm:" + name, "--take-over"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(account.requests().calls("GetParameter")).isEqualTo(before);
    }

    @Test
    void run_policyNamedWrongly_isNamedWithAllOtherProblems() {
        assertThat(execute("run", "--dry-run", "--policy", "appconfig:a/b", "--max-tps", "fast"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err().lines())
                .anyMatch(line -> line.startsWith("audit: AUDIT_MAX_TPS (--max-tps): "))
                .filteredOn(line -> line.contains("'appconfig:a/b'"))
                .singleElement()
                .asString()
                .startsWith("audit: AUDIT_POLICY (--policy): must be appconfig:APPLICATION/ENVIRONMENT/PROFILE");
    }

    @Test
    void validate_parameter_isReportedByItsName() {
        put("version: 1\nfacts: { groups: on }\n");

        assertThat(execute("policy", "validate", "ssm:" + name)).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .isEqualTo(
                        "ssm:" + name + ":2:18: warning: facts.groups: not available in this version, treated as off\n"
                                + "ssm:" + name + ": valid, 1 warning\n");
    }

    @Test
    void validate_deniedParameter_namesTheAction() {
        put(WITHOUT_TIMEOUTS);
        account.account()
                .faults()
                .add(Fault.always(
                        Fault.Where.operation("GetParameter"),
                        new Fault.Effect.Fail(400, "AccessDeniedException", "\u001b[31mno")));

        assertThat(execute("policy", "validate", "ssm:" + name)).isEqualTo(ExitCode.USAGE);
        assertThat(out())
                .startsWith("ssm:" + name + ":1:1: Parameter Store denies the call, which needs ssm:GetParameter: ")
                .endsWith("ssm:" + name + ": 1 error\n")
                .doesNotContain("\u001b");
    }

    @Test
    void validate_nameThatIsNone_isOneProblem() {
        assertThat(execute("policy", "validate", "ssm:a b")).isEqualTo(ExitCode.USAGE);
        assertThat(out()).startsWith("ssm:a b:1:1: must be ssm:NAME ").endsWith("\nssm:a b: 1 error\n");
    }

    @Test
    void diff_twoVersionsOfAParameter_saysWhatChanged() {
        put("version: 1\n");
        put(WITHOUT_TIMEOUTS);

        assertThat(execute("policy", "diff", "ssm:" + name + ":1", "ssm:" + name))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo("IOTJ-CFG-01 off\n");
    }

    @Test
    void show_parameter_saysWhereEachValueComesFrom() {
        put(WITHOUT_TIMEOUTS);

        assertThat(execute("policy", "show", "--policy", "ssm:" + name)).isEqualTo(ExitCode.FINE);
        assertThat(out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
                .contains("enabled|false|rule");
    }
}

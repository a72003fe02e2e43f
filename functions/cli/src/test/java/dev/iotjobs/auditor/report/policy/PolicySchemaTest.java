package dev.iotjobs.auditor.report.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySchema;
import dev.iotjobs.auditor.policy.view.PolicyDocument;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the policy schema, and that every example in the documentation of policies is valid. */
class PolicySchemaTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path COMMITTED = DOCS.resolve("policy.schema.json");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final List<RuleDefinition<?>> RULES = RuleBook.standard().definitions();

    /** Maximum length of a JSON Schema validator in AWS AppConfig, in characters. */
    private static final int LONGEST = 32_768;

    /** A valid policy that uses every part of the schema. */
    private static final String EVERYTHING = """
        {"version": 1,
         "facts": {"document": "off"},
         "shared": {"grace": "15m", "scheduleSlack": "2h"},
         "lists": {"allDevicesGroups": ["all", "fleet-*"]},
         "rules": {
           "IOTJ-RUN-01": {"enabled": true,
             "settings": {"failurePercent": {"opensAt": 15, "closesBelow": 12, "risesAt": 30, "fallsBelow": 25},
                          "minimumExecuted": 20, "grace": "5m"},
             "severity": {"CRITICAL": "HIGH"}},
           "IOTJ-CFG-01": {"enabled": false, "severity": "LOW"}},
         "overrides": [
           {"name": "canary",
            "when": {"jobIds": ["canary-*"], "targets": ["*:thinggroup/lab-*"], "origins": ["GREENGRASS"],
                     "targetSelection": "CONTINUOUS", "namespaceIds": [], "tags": {"stage": "c*"}},
            "rules": {"IOTJ-RUN-01": {"enabled": false}}}],
         "exemptions": [
           {"id": "EX-12", "rules": ["IOTJ-CFG-03", "IOTJ-CFG-*"], "jobIds": ["config-r*"], "reason": "migration",
            "owner": "ops@example.com", "ticket": "OPS-7", "expires": "2099-01-31"}]}
        """;

    private static Schema schema(boolean described) {
        return SchemaRegistry.withDefaultDialect(
                        described ? SpecificationVersion.DRAFT_2020_12 : SpecificationVersion.DRAFT_4)
                .getSchema(AuditJson.write(PolicySchema.of(RULES, described)), InputFormat.JSON);
    }

    private static List<String> problems(String json) {
        List<String> problems = schema(true).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
        assertThat(schema(false).validate(json, InputFormat.JSON).isEmpty())
                .as("the compact schema")
                .isEqualTo(problems.isEmpty());
        return problems;
    }

    private static PolicyReading read(String text) {
        return new PolicyFormat(RULES, InstantSource.fixed(Instant.parse("2026-11-29T00:00:00Z"))).parse(text);
    }

    @Test
    void of_definitions_isTheCommittedSchema() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as("run './audit rules docs'")
                .isEqualTo(AuditJson.write(PolicySchema.of(RULES, true)) + "\n");
    }

    @Test
    void of_definitions_compact_fitsWhereASchemaIsLimited() {
        assertThat(AuditJson.writeCompact(PolicySchema.of(RULES, false)))
                .hasSizeLessThan(LONGEST)
                .startsWith("{\"$schema\":\"http://json-schema.org/draft-04/schema#\",")
                .doesNotContain("\n", "\"description\":", "\"const\":", "\"propertyNames\":", "\"exclusiveMinimum\":");
    }

    @Test
    void schema_policyThatStatesEveryValue_isAccepted() {
        assertThat(problems(AuditJson.write(PolicyDocument.of(Policy.standard(), RULES))))
                .isEmpty();
    }

    @Test
    void schema_fullExample_isAccepted() {
        assertThat(problems(EVERYTHING)).isEmpty();
        assertThat(read(EVERYTHING).errors()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "true, false",
        "'\"on\"', '\"off\"'",
    })
    void schema_flags_areAcceptedInBothForms_andWrittenInOne(String on, String off) {
        String policy = """
            {"version": 1, "facts": {"tags": %1$s, "document": %2$s},
             "rules": {"IOTJ-ACC-04": {"enabled": %1$s}, "IOTJ-CFG-01": {"enabled": %2$s},
                       "IOTJ-SEC-06": {"settings": {"entropyDetector": %2$s}}}}
            """.formatted(on, off);
        Policy read = read(policy).policy().orElseThrow();

        assertThat(problems(policy)).isEmpty();
        assertThat(AuditJson.writeCompact(PolicyDocument.of(read, RULES)))
                .contains(
                        "\"facts\":{\"tags\":true}",
                        "\"IOTJ-ACC-04\":{\"enabled\":true}",
                        "\"IOTJ-CFG-01\":{\"enabled\":false}",
                        "\"entropyDetector\":false");
    }

    @Test
    void document_ofAPolicy_readsAsTheSamePolicy() {
        Policy policy = read(EVERYTHING).policy().orElseThrow();
        String document = AuditJson.write(PolicyDocument.of(policy, RULES));

        assertThat(problems(document)).isEmpty();
        assertThat(AuditJson.write(PolicyDocument.of(read(document).policy().orElseThrow(), RULES)))
                .isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\": 1 -> \"version\": 2",
                "\"version\": 1, -> ",
                "\"facts\" -> \"fact\"",
                "\"document\" -> \"documents\"",
                "\"off\" -> \"no\"",
                "\"off\" -> 0",
                "\"15m\" -> \"15 min\"",
                "\"15m\" -> 15",
                "\"grace\" -> \"graze\"",
                "[\"all\", \"fleet-*\"] -> \"all\"",
                "\"fleet-*\" -> 7",
                "\"fleet-*\" -> \" \"",
                "IOTJ-RUN-01 -> IOTJ-RUN-99",
                "\"enabled\": true -> \"enabled\": \"yes\"",
                "\"enabled\": true -> \"enabled\": \"true\"",
                "\"enabled\": true -> \"on\": true",
                "\"opensAt\": 15 -> \"opensAt\": 51",
                "\"opensAt\": 15 -> \"opensAt\": 0",
                "\"opensAt\": 15 -> \"opens\": 15",
                "\"risesAt\": 30 -> \"risesAt\": 101",
                "\"minimumExecuted\": 20 -> \"minimumExecuted\": 0",
                "\"minimumExecuted\": 20 -> \"minimumExecuted\": 1001",
                "\"minimumExecuted\": 20 -> \"minimumExecuted\": 10.5",
                "\"minimumExecuted\": 20 -> \"minimumExecuted\": \"20\"",
                "\"minimumExecuted\" -> \"minimumExecutions\"",
                "{\"CRITICAL\": \"HIGH\"} -> {\"MEDIUM\": \"HIGH\"}",
                "{\"CRITICAL\": \"HIGH\"} -> {\"CRITICAL\": \"SEVERE\"}",
                "\"LOW\" -> \"low\"",
                "\"name\": \"canary\", -> ",
                "\"canary\" -> \"\"",
                "\"canary-*\" -> \"canary *\"",
                "\"*:thinggroup/lab-*\" -> \"lab-*\"",
                "\"GREENGRASS\" -> \"GREENGRAS\"",
                "\"CONTINUOUS\" -> \"SNAP\"",
                "\"when\" -> \"where\"",
                "{\"IOTJ-RUN-01\": {\"enabled\": false}} -> {}",
                "\"id\": \"EX-12\", -> ",
                "\"EX-12\" -> 12",
                "[\"IOTJ-CFG-03\", \"IOTJ-CFG-*\"] -> []",
                "\"jobIds\": [\"config-r*\"], -> ",
                "[\"config-r*\"] -> []",
                "\"reason\": \"migration\", -> ",
                "\"owner\" -> \"by\"",
                ", \"expires\": \"2099-01-31\" -> ",
                "\"2099-01-31\" -> \"31.1.2099\""
            })
    void schema_plantedDefect_isRefusedByItAndByTheReader(String defect) {
        String[] change = defect.split(" -> ", -1);
        String planted = EVERYTHING.replaceFirst(Pattern.quote(change[0]), change[1]);

        assertThat(planted).isNotEqualTo(EVERYTHING);
        assertThat(problems(planted)).isNotEmpty();
        assertThat(read(planted).errors()).isPositive();
    }

    @Test
    void defaultPolicy_text_validatesWithoutAProblem() {
        assertThat(read(DefaultPolicy.text(RULES)).problems()).isEmpty();
        assertThat(DefaultPolicy.text(RULES))
                .contains(RULES.stream().map(RuleDefinition::id).toList())
                .contains(RULES.stream()
                        .flatMap(rule -> rule.settings().stream())
                        .map(setting -> " " + setting.name() + ": ")
                        .toList());
    }

    @Test
    void defaultPolicy_text_isTheBuiltInPolicy() {
        assertThat(PolicyDocument.of(read(DefaultPolicy.text(RULES)).policy().orElseThrow(), RULES))
                .isEqualTo(PolicyDocument.of(Policy.standard(), RULES));
    }

    @Test
    void defaultPolicy_examplesInComments_areValid() {
        String text = DefaultPolicy.text(RULES).replaceAll("(?m)^# (?=overrides:|exemptions:|  )", "");

        assertThat(text).contains("\noverrides:\n  - name: ", "\nexemptions:\n  - id: ");
        assertThat(read(text).problems()).isEmpty();
    }

    private static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(DOCS.resolve("policy.md")))
                .results()
                .map((MatchResult example) -> example.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void page_example_isValidWithoutAWarning(String example) {
        PolicyReading reading = read(example);

        assertThat(reading.problems()).isEmpty();
        assertThat(problems(AuditJson.write(PolicyDocument.of(reading.policy().orElseThrow(), RULES))))
                .isEmpty();
    }
}

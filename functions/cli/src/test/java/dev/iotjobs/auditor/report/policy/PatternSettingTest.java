package dev.iotjobs.auditor.report.policy;

import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySchema;
import dev.iotjobs.auditor.policy.view.PolicyDifference;
import dev.iotjobs.auditor.policy.view.PolicyDocument;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.Control;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.Setting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests how policies are read, written, listed and compared if the value of a setting is a pattern, or null for no
 * pattern.
 */
class PatternSettingTest {

    private static final RuleDefinition<?> RULE = RuleDefinition.of(SubjectKind.JOB, "IOTJ-TST-01")
            .version(1)
            .title("Planted")
            .finds("Every live job is one.")
            .appliesTo(jobs(LIVE))
            .severity(Severity.LOW, "always")
            .settings(Setting.pattern("comment", "What the comment must match."))
            .why("It is planted.")
            .fix("Take it out.")
            .controls(Control.cis("7.4"))
            .build();
    private static final List<RuleDefinition<?>> RULES = List.of(RULE);

    private static PolicyReading read(String text) {
        return new PolicyFormat(RULES, InstantSource.fixed(Instant.parse("2026-11-29T00:00:00Z"))).parse(text);
    }

    private static String with(String json) {
        return "{\"version\": 1, \"rules\": {\"IOTJ-TST-01\": {\"settings\": {\"comment\": " + json + "}}}}";
    }

    private static Policy policy(String json) {
        return read(with(json)).policy().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"*\", true", "\"CHG-?* now\", true", "null, true", "\"\", false", "\" \", false", "7, false"})
    void schemas_acceptWhatTheReaderReads(String json, boolean isValid) {
        assertThat(read(with(json)).errors() == 0).isEqualTo(isValid);
        assertThat(accepts(SpecificationVersion.DRAFT_2020_12, json)).isEqualTo(isValid);
        assertThat(accepts(SpecificationVersion.DRAFT_4, json)).isEqualTo(isValid);
    }

    private static boolean accepts(SpecificationVersion version, String json) {
        boolean isDescribed = version == SpecificationVersion.DRAFT_2020_12;
        return SchemaRegistry.withDefaultDialect(version)
                .getSchema(AuditJson.write(PolicySchema.of(RULES, isDescribed)), InputFormat.JSON)
                .validate(with(json), InputFormat.JSON)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"\"\" | ''", "[\"CHG-*\"] | a list", "7 | 7"})
    void read_noPattern_isRefusedAtItsPlaceWithTheValue(String json, String shown) {
        assertThat(read(with(json)).problems())
                .singleElement()
                .extracting(problem -> problem.in("f"))
                .isEqualTo("f:1:66: rules.IOTJ-TST-01.settings.comment: must be a pattern (wildcards * and ?) of 1"
                        + " to 200 characters, got " + shown);
    }

    @Test
    void schemas_pattern_haveTheReadersLongest() {
        String longest = "\"" + "x".repeat(200) + "\"";
        String longer = "\"" + "x".repeat(201) + "\"";

        assertThat(read(with(longest)).errors()).isZero();
        assertThat(read(with(longer)).errors()).isOne();
        assertThat(accepts(SpecificationVersion.DRAFT_2020_12, longest)).isTrue();
        assertThat(accepts(SpecificationVersion.DRAFT_2020_12, longer)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"null", "\"*: #now\"", "\"true\""})
    void document_ofAPattern_readsAsTheSamePolicy(String json) {
        String document = AuditJson.write(PolicyDocument.of(policy(json), RULES));

        assertThat(AuditJson.write(PolicyDocument.of(read(document).policy().orElseThrow(), RULES)))
                .isEqualTo(document);
    }

    @Test
    void defaultPolicy_noPattern_isNullWithItsBounds() {
        assertThat(DefaultPolicy.text(RULES))
                .contains(
                        "# What the comment must match. none, or a pattern (wildcards * and ?) of 1 to 200"
                                + " characters.\n",
                        "      comment: null\n");
        assertThat(read(DefaultPolicy.text(RULES)).problems()).isEmpty();
    }

    @Test
    void listing_pattern_isQuotedWhereYamlNeedsIt_andNoneIsNone() {
        assertThat(listing("null")).containsPattern("comment +none +rule");
        assertThat(listing("\"CHG-7\"")).containsPattern("comment +CHG-7 +rule");
        assertThat(listing("\"*: #now\"")).containsPattern("comment +\"\\*: #now\" +rule");
        assertThat(listing("\"true\"")).containsPattern("comment +\"true\" +rule");
    }

    private static String listing(String json) {
        return PolicyListing.text(policy(json), RULES, Style.PLAIN);
    }

    @Test
    void difference_patternAddedAndRemoved_isSaid() {
        Policy standard = Policy.standard();

        assertThat(PolicyDifference.between(standard, policy("\"CHG-*\""), RULES))
                .extracting(PolicyDifference.Change::text)
                .containsExactly("IOTJ-TST-01 comment added: CHG-*");
        assertThat(PolicyDifference.between(policy("\"CHG-*\""), standard, RULES))
                .extracting(PolicyDifference.Change::text)
                .containsExactly("IOTJ-TST-01 comment removed");
        assertThat(PolicyDifference.between(standard, policy("null"), RULES)).isEmpty();
    }

    @Test
    void fingerprints_patternAddedOrChanged_differ() {
        assertThat(List.of(
                        Policy.standard().fingerprints(RULES),
                        policy("\"CHG-*\"").fingerprints(RULES),
                        policy("\"CHG-?\"").fingerprints(RULES)))
                .doesNotHaveDuplicates();
    }
}

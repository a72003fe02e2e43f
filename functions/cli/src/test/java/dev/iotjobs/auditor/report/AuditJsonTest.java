package dev.iotjobs.auditor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.FindingReader;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Subscribers;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.table.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditJsonTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Samples.approved("audit-report.schema.json"), InputFormat.JSON);

    private static String json(ShownAudit result) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            AuditJson.write(result, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void of_severalRegions_isTheApprovedDocument() {
        assertThat(json(SampleAudits.mixed()) + "\n").isEqualTo(Samples.approved("audit-mixed.json"));
    }

    @Test
    void of_findingsThatCannotBeRead_failsForThisReason() {
        FindingReader reader = _ -> {
            throw new StoreException("table findings: no answer", null);
        };
        ShownAudit unreadable = new ShownAudit(SampleAudits.mixed().report().withFindings(reader), false, List.of());

        assertThatThrownBy(() -> AuditJson.write(unreadable, OutputStream.nullOutputStream()))
                .isInstanceOf(StoreException.class)
                .hasMessage("table findings: no answer");
    }

    @Test
    void of_anyAudit_fitsTheSchema() {
        for (ShownAudit result : List.of(
                SampleAudits.mixed(),
                SampleAudits.named("acme-fleet-prod"),
                SampleAudits.clean(),
                SampleAudits.dryRun(1),
                SampleAudits.unmade(),
                SampleAudits.with(SampleAudits.alerts(Status.REFUSED, "topic alerts: not authorized")))) {
            assertThat(problems(json(result))).isEmpty();
        }
    }

    @Test
    void schema_documentOfTheFirstVersion_fits() {
        assertThat(problems(Samples.approved("audit-first-version.json"))).isEmpty();
    }

    @Test
    void of_halfOfASurrogatePair_isReplaced() throws Exception {
        String halves = "a\uD83Db\uDE00c\uD83D\uDE00";
        ShownAudit result = SampleAudits.covering(Samples.coverage(Samples.IRELAND, Listing.INCOMPLETE, 1, 0, 0, 0)
                .ofAPart(halves));

        String document = json(result);

        assertThat(MAPPER.readTree(document)
                        .at("/regions/0/coverage/listingProblem")
                        .textValue())
                .isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00");
        assertThat(problems(document)).isEmpty();
    }

    @Test
    void schema_unknownName_isRefusedAtEveryLevel() throws Exception {
        for (String place : List.of(
                "",
                "/regions/0",
                "/regions/0/coverage",
                "/regions/0/calls/ListJobs",
                "/regions/0/rules/IOTJ-RUN-01",
                "/regions/1/ruleFailures/0",
                "/findings/0",
                "/findings/0/history/0",
                "/findings/0/remediation",
                "/findings/0/remediation/commands/0",
                "/notEvaluated/0",
                "/quotas/0",
                "/alerts")) {
            JsonNode document = MAPPER.readTree(json(SampleAudits.mixed()));
            ((ObjectNode) document.at(place)).put("surprise", 1);

            assertThat(problems(document.toString())).as(place).isNotEmpty();
        }
    }

    @Test
    void schema_everyNameOfTheDocument_isRequired() throws Exception {
        JsonNode document = MAPPER.readTree(json(SampleAudits.mixed()));
        for (String name : List.of("runId", "complete", "findings", "alerts")) {
            ObjectNode without = document.deepCopy();
            without.remove(name);

            assertThat(problems(without.toString())).as(name).isNotEmpty();
        }
    }

    @Test
    void schema_everyEnumOfTheAuditor_isInIt() {
        String schema = Samples.approved("audit-report.schema.json");

        for (Enum<?>[] values : List.<Enum<?>[]>of(
                Gap.values(),
                End.values(),
                Severity.values(),
                FindingStatus.values(),
                TransitionType.values(),
                Change.Kind.values(),
                Status.values(),
                Outcome.values(),
                LimitSource.values())) {
            assertThat(values).allSatisfy(value -> assertThat(schema).contains('"' + value.name() + '"'));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000,0,COMPLETE,100.0,true",
        "9999,1,COMPLETE,99.9,false",
        "2,1,COMPLETE,66.6,false",
        "0,0,NONE,0.0,false",
        "5,0,INCOMPLETE,100.0,false"
    })
    void of_coverage_isCutAndCompleteOnlyWithAWholeList(
            int evaluated, int denied, Listing listing, double percent, boolean complete) throws Exception {
        Coverage coverage = Samples.coverage(Samples.IRELAND, listing, evaluated, denied, 0, 0);
        JsonNode document = MAPPER.readTree(json(SampleAudits.covering(coverage)));

        assertThat(document.at("/regions/0/coverage/percent").doubleValue()).isEqualTo(percent);
        assertThat(document.at("/complete").booleanValue()).isEqualTo(complete);
    }

    @Test
    void of_dryRun_reportsNoMessage() throws Exception {
        JsonNode alerts = MAPPER.readTree(json(SampleAudits.dryRun(3))).get("alerts");

        assertThat(alerts.get("status").textValue()).isEqualTo("DRY_RUN");
        assertThat(alerts.get("subject").isNull()).isTrue();
        assertThat(alerts.get("confirmedSubscriptions").isNull()).isTrue();
    }

    @Test
    void of_subscriptions_areANumberOrNotKnown() throws Exception {
        JsonNode none = MAPPER.readTree(json(SampleAudits.with(Subscribers.of(0, 1))));
        String notKnown = json(SampleAudits.with(Subscribers.notKnown("denied")));

        assertThat(none.at("/alerts/confirmedSubscriptions").intValue()).isZero();
        assertThat(none.at("/alerts/confirmedSubscriptions").isInt()).isTrue();
        assertThat(MAPPER.readTree(notKnown)
                        .at("/alerts/confirmedSubscriptions")
                        .isNull())
                .isTrue();
        assertThat(problems(notKnown)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0", "-1.0"})
    void of_quotaWithoutAUsableLimit_hasNoPercent(double limit) throws Exception {
        QuotaUsage quota = new QuotaUsage(
                Samples.IRELAND,
                new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"),
                limit,
                LimitSource.APPLIED,
                0,
                0,
                true);
        JsonNode document = MAPPER.readTree(json(SampleAudits.using(quota)));

        assertThat(document.at("/quotas/0/limit").doubleValue()).isEqualTo(limit);
        assertThat(document.at("/quotas/0/percent").isNull()).isTrue();
    }

    private static List<Error> problems(String document) {
        return SCHEMA.validate(
                document,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    @Test
    void of_accountName_isThereOrAbsent() throws Exception {
        assertThat(MAPPER.readTree(json(SampleAudits.named("acme-fleet-prod")))
                        .path("accountName")
                        .textValue())
                .isEqualTo("acme-fleet-prod");
        assertThat(MAPPER.readTree(json(SampleAudits.mixed())).has("accountName"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "prod\n", "<b>", "prod "})
    void schema_badAccountName_isRefused(String name) throws Exception {
        ObjectNode document = (ObjectNode) MAPPER.readTree(json(SampleAudits.mixed()));
        document.put("accountName", name);

        assertThat(problems(document.toString())).isNotEmpty();
    }

    @Test
    void schema_longestAccountName_isTaken() throws Exception {
        assertThat(problems(json(SampleAudits.named("x".repeat(64))))).isEmpty();
        ObjectNode document = (ObjectNode) MAPPER.readTree(json(SampleAudits.mixed()));
        document.put("accountName", "x".repeat(65));

        assertThat(problems(document.toString())).isNotEmpty();
    }
}

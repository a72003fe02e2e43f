package dev.iotjobs.auditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.time.Timeline;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptCommandTest extends CapturedOutput {

    @Override
    Timeline timeline() {
        return new Noon();
    }

    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    @Test
    void exempt_everyOption_printsTheEntry() {
        assertThat(execute(
                        "exempt",
                        "--id=EX-12",
                        "--rule=IOTJ-CFG-03",
                        "--rule=IOTJ-RUN-*",
                        "--job=config-*",
                        "--reason=one-off migration",
                        "--owner=ops@example.com",
                        "--ticket=OPS-7",
                        "--expires=2027-01-31"))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo("""
              - id: EX-12
                rules: [IOTJ-CFG-03, "IOTJ-RUN-*"]
                jobIds: ["config-*"]
                reason: one-off migration
                owner: ops@example.com
                ticket: OPS-7
                expires: 2027-01-31
            """);
        assertThat(err()).isEmpty();
    }

    @Test
    void exempt_pastedIntoAPolicy_isWhatWasAsked() throws IOException {
        execute(valid("--id=EX-12", "--ticket=OPS-7"));

        Exemption exemption = pasted(out());
        assertThat(exemption.id()).isEqualTo("EX-12");
        assertThat(exemption.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.pattern()).isEqualTo("IOTJ-CFG-03"));
        assertThat(exemption.what().jobIds())
                .singleElement()
                .satisfies(job -> assertThat(job.pattern()).isEqualTo("config-*"));
        assertThat(exemption.approval()).isEqualTo(new Exemption.Approval("migration", "ops", "OPS-7"));
        assertThat(exemption.expires()).isEqualTo(LocalDate.parse("2027-01-31"));
    }

    @Test
    void exempt_pastedBehindAnother_isValid() throws IOException {
        execute(valid("--id=EX-1"));
        String first = out();
        out.reset();
        execute(valid("--id=EX-2"));

        assertThat(read("version: 1\nexemptions:\n" + first + out()).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "# all",
                "says \"yes\" and C:\\temp",
                "- item",
                "true",
                "No",
                "1.5",
                "2027-01-31",
                "{a}",
                "[a, b]",
                "'quoted'",
                "ends in a blank ",
                "two\nlines",
                "*",
                "&a",
                "!tag",
                "% of all",
                "@owner",
                "`code`",
                "Grüße, 日本 \uD83D\uDE00",
                "reversed \u202e text",
                "\u001b[31mred",
                "x\u0000y\u2028z",
                "null",
                "~"
            })
    void exempt_textThatYamlReadsOtherwise_isQuotedAndReadAsItIs(String reason) throws IOException {
        assertThat(execute(valid("--reason=" + reason))).as(err()).isEqualTo(ExitCode.FINE);

        assertThat(pasted(out()).approval().reason()).isEqualTo(reason);
        assertThat(out().chars()).allMatch(character -> character == '\n' || character >= ' ');
        assertThat(out()).doesNotContain("\u202e");
    }

    @Test
    void exempt_subject_isOneThatIsNoJob() throws IOException {
        assertThat(execute(
                        "exempt",
                        "--rule=IOTJ-ACC-01",
                        "--subject=quota/L-*",
                        "--reason=an increase is requested",
                        "--owner=ops",
                        "--expires=2027-01-31"))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        assertThat(pasted(out()).what().subjects())
                .singleElement()
                .satisfies(subject -> assertThat(subject.pattern()).isEqualTo("quota/L-*"));
    }

    @Test
    void exempt_noId_makesOneOfTheOtherOptions() throws IOException {
        execute(valid());
        String first = pasted(out()).id();
        out.reset();
        execute(valid());
        String again = pasted(out()).id();
        out.reset();
        execute(valid("--reason=another"));

        assertThat(first).matches("EX-[0-9a-f]{8}").isEqualTo(again);
        assertThat(pasted(out()).id()).isNotEqualTo(first);
    }

    @Test
    void exempt_asJson_isAnEntryOfAPolicyInJson() throws IOException {
        assertThat(execute(valid("--output=json", "--id=EX-12"))).isEqualTo(ExitCode.FINE);

        assertThat(JsonMapper.builder().build().readTree(out()))
                .hasToString("{\"id\":\"EX-12\",\"rules\":[\"IOTJ-CFG-03\"],\"jobIds\":[\"config-*\"],"
                        + "\"reason\":\"migration\",\"owner\":\"ops\",\"expires\":\"2027-01-31\"}");
        assertThat(read("{\"version\": 1, \"exemptions\": [" + out() + "]}").problems())
                .isEmpty();
    }

    @Test
    void exempt_nothingGiven_namesEachOptionThatIsMissing() {
        assertThat(execute("exempt")).isEqualTo(ExitCode.USAGE);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("""
            audit: --rule: must be given
            audit: --reason: must be given
            audit: --owner: must be given
            audit: --expires: must be given
            audit: --job, --subject: exactly one of these options must be given
            Try 'audit exempt --help'.
            """);
    }

    @Test
    void exempt_severalMistakes_areReportedAtOnce() {
        assertThat(execute(
                        "exempt",
                        "--rule=IOTJ-CGF-03",
                        "--rule=IOTJ-ACC-05",
                        "--rule=IOTJ-ACC-04",
                        "--job=a job",
                        "--reason= ",
                        "--owner=",
                        "--expires=31.01.2027"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("""
            audit: --rule: unknown rule 'IOTJ-CGF-03', did you mean 'IOTJ-CFG-03'?
            audit: --rule: IOTJ-ACC-05 cannot be exempted
            audit: --rule: IOTJ-ACC-04 cannot be exempted
            audit: --job: 'a job' can match no job: use only letters, digits, '_', '-', and the wildcards '*' and '?'
            audit: --reason: must not be empty
            audit: --owner: must not be empty
            audit: --expires: must be a date such as 2027-01-31, got '31.01.2027'
            Try 'audit exempt --help'.
            """);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-09, 2", "2026-03-10, 2", "2026-03-11, 0"})
    void exempt_expiry_mustBeAfterToday(String expires, int exitCode) {
        assertThat(execute(valid("--expires=" + expires))).isEqualTo(exitCode);
        if (exitCode == ExitCode.USAGE) {
            assertThat(err()).startsWith("audit: --expires: expired on " + expires);
        }
    }

    @Test
    void exempt_jobAndSubject_isRefused() {
        assertThat(execute(valid("--subject=region"))).isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("audit: --job, --subject: exactly one of these options must be given\n");
    }

    @Test
    void exempt_patternOfMoreRulesThanCanBeExempted_isAWarning() throws IOException {
        assertThat(execute(valid("--rule=IOTJ-*"))).isEqualTo(ExitCode.FINE);
        assertThat(err())
                .isEqualTo("audit: --rule: has no effect on IOTJ-ACC-04, IOTJ-ACC-05, which cannot be exempted\n");
        assertThat(read("version: 1\nexemptions:\n" + out()).errors()).isZero();
    }

    private static String[] valid(String... more) {
        Stream<String> valid = Stream.of(
                        "--rule=IOTJ-CFG-03",
                        "--job=config-*",
                        "--reason=migration",
                        "--owner=ops",
                        "--expires=2027-01-31")
                .filter(option -> Stream.of(more)
                        .noneMatch(given -> given.startsWith(option.substring(0, option.indexOf('=') + 1))));
        return Stream.of(Stream.of("exempt"), valid, Stream.of(more))
                .flatMap(options -> options)
                .toArray(String[]::new);
    }

    private static Exemption pasted(String entry) {
        PolicyReading reading = read("version: 1\nexemptions:\n" + entry);
        assertThat(reading.problems()).isEmpty();
        return reading.policy().orElseThrow().exemptions().getFirst();
    }

    private static PolicyReading read(String policy) {
        return new PolicyFormat(RuleBook.standard().definitions(), new Noon()).parse(policy);
    }

    /** A clock that always shows 12:00 UTC of {@code TODAY}. */
    private static final class Noon implements Timeline {

        @Override
        public Instant instant() {
            return Instant.parse(TODAY + "T12:00:00Z");
        }

        @Override
        public void sleepUntil(Instant instant) {
            throw new UnsupportedOperationException("nothing waits");
        }

        @Override
        public Timeline steady() {
            return this;
        }
    }
}

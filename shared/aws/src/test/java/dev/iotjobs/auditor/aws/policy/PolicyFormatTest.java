package dev.iotjobs.auditor.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.iotjobs.auditor.policy.document.PolicyProblem;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFormatTest {

    private static final int MOST = 256 * 1_024;

    private static final PolicyFormat FORMAT =
            new PolicyFormat(SampleRules.all(), InstantSource.fixed(Instant.parse("2026-11-29T00:00:00Z")));

    private static PolicyReading read(byte[] bytes) {
        try {
            return FORMAT.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> said(PolicyReading reading) {
        return reading.problems().stream().map(problem -> problem.in("f")).toList();
    }

    private static List<String> said(String text) {
        return said(text, StandardCharsets.UTF_8);
    }

    private static List<String> said(String text, Charset charset) {
        return said(read(text.getBytes(charset)));
    }

    @Test
    void read_exactly256Kilobytes_isRead() {
        assertThat(said("version: 1\n#" + "x".repeat(MOST - 12))).isEmpty();
        assertThat(said("version: 1\n#" + "x".repeat(MOST - 11)))
                .containsExactly("f:1:1: is too large: a policy has at most 256 KB");
    }

    @Test
    void read_streamWithoutEnd_isReadNoFurtherThanAPolicyCanBe() throws IOException {
        InputStream endless = new InputStream() {
            private int given;

            @Override
            public int read() {
                given++;
                assertThat(given).isLessThan(2 * MOST);
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                given += length;
                assertThat(given).isLessThan(2 * MOST);
                Arrays.fill(into, from, from + length, (byte) 'x');
                return length;
            }
        };

        assertThat(said(FORMAT.read(endless))).containsExactly("f:1:1: is too large: a policy has at most 256 KB");
    }

    @Test
    void read_byteOrderMark_isAccepted() {
        assertThat(said("\ufeffversion: 1\n")).isEmpty();
        assertThat(said("\ufeffversion: 2\n")).containsExactly("f:1:10: version: must be 1, got 2");
    }

    @Test
    void read_windowsLineEndings_countAsOneEach() {
        assertThat(said("version: 1\r\nshared: {}\r\nruels: {}\r\n"))
                .containsExactly("f:3:1: ruels: unknown key, did you mean 'rules'?");
    }

    @Test
    void read_latin1_isRefusedAtItsPlace() {
        assertThat(said("version: 1\n# caf\u00e9 au lait\n", StandardCharsets.ISO_8859_1))
                .containsExactly("f:2:6: is not UTF-8: byte 0xE9; save the file as UTF-8");
        assertThat(said("version: 1\n", StandardCharsets.UTF_16))
                .containsExactly("f:1:1: is not UTF-8: byte 0xFE; save the file as UTF-8");
        assertThat(said("version: 1\n# caf\u00e9 \ud83d\ude00\n")).isEmpty();
    }

    @Test
    void read_utf8ThatIsCutOff_isRefused() {
        assertThat(said(read(new byte[] {'#', ' ', (byte) 0xc3})))
                .containsExactly("f:1:3: is not UTF-8: byte 0xC3; save the file as UTF-8");
    }

    @Test
    void read_controlCharacter_isRefusedAtItsPlace() {
        assertThat(said("version: 1\nrules: \0{}\n")).containsExactly("f:2:8: has the control character U+0000");
        assertThat(said("version: \u001b[31m1\n")).containsExactly("f:1:10: has the control character U+001B");
        assertThat(said("version: \u00861\n")).hasSize(1);
    }

    @Test
    void parse_exemption_expiresWithTheClock() {
        Instant lastDay = Instant.parse("2027-01-30T23:59:59Z");
        String text = "version: 1\nexemptions:\n  - { id: EX-1, rules: [IOTJ-CFG-03], jobIds: [a], reason: r, owner: o,"
                + " expires: 2027-01-31 }\n";
        AtomicReference<Instant> now = new AtomicReference<>(lastDay);
        PolicyFormat format = new PolicyFormat(SampleRules.all(), now::get);

        assertThat(said(format.parse(text))).noneMatch(line -> line.contains("expired"));
        now.set(lastDay.plusSeconds(1));
        assertThat(said(format.parse(text))).anyMatch(line -> line.contains("expired"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "{[", "- ", "? ", "[?", "&a [", "- - ", "!a ", "\"a\": ", "{{"})
    void read_deepNesting_isOneProblemSoon(String part) {
        String text = part.repeat((MOST - 1) / part.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(said(text)).hasSize(1));
    }

    @Test
    void read_manyAliases_areRefusedAtTheFirst() {
        String text = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n";

        assertThat(said(text))
                .containsExactly("f:1:4: has an anchor (&): anchors are not allowed, write the value out");
    }

    @Test
    void read_manyUnknownKeys_areAllReportedSoon() {
        StringBuilder text = new StringBuilder("version: 1\nrules:\n");
        int keys = 0;
        while (text.length() < MOST - 100) {
            text.append("  IOTJ-RNU-").append(keys++).append(": {}\n");
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(said(text.toString())).hasSizeGreaterThan(10_000));
    }

    @Test
    void read_longTexts_areCutInMessages() {
        String text = "x".repeat(100_000);

        for (String document : List.of(
                "version: " + text,
                text + ": 1\nversion: 1",
                "version: 1\nshared: {grace: " + text + "}",
                "version: 1\nfacts: {tags: " + text + "}",
                "version: 1\nrules: {IOTJ-RUN-01: {settings: {minimumExecuted: " + "9".repeat(10_000) + "}}}")) {
            assertThat(said(document)).hasSize(1).allMatch(line -> line.length() < 300);
        }
    }

    @Test
    void read_longListsAndTexts_haveABound() {
        assertThat(said("version: 1\nlists: {requiredTags: [" + "a,".repeat(1_001) + "]}"))
                .contains("f:2:23: lists.requiredTags: must have at most 1000 entries, got 1001");
        assertThat(said("version: 1\nlists: {requiredTags: [" + "a".repeat(1_001) + "]}"))
                .contains("f:2:24: lists.requiredTags[0]: must have at most 1000 characters, got 1001");
        assertThat(read(("version: 1\nlists: {requiredTags: [" + "a".repeat(1_000) + "]}")
                                .getBytes(StandardCharsets.UTF_8))
                        .errors())
                .isZero();
    }

    @Test
    void read_anyBytes_neverThrow() {
        Random random = new Random(7);
        String alphabet = "version: 1\n{}[],:-#&*!|>'\"%@` \t?~rules\\u0";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(said(text.toString())).as(text.toString()).isNotNull();
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(read(bytes).problems()).isNotEmpty().allMatch(PolicyProblem::isError);
        }
    }
}

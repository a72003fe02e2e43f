package dev.iotjobs.auditor.job.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.job.scan.TextScan.Link;
import dev.iotjobs.auditor.job.scan.TextScan.Placeholder;
import dev.iotjobs.auditor.job.scan.TextScan.Secret;
import dev.iotjobs.auditor.job.scan.TextScan.Transport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextScanTest {

    private static final String KEY_ID = "AKIAZ7X3QW5RT4YP2LMN";

    private static TextScan scan(Map<String, String> members, String salt) {
        return TextScan.ofMembers("here", members, salt, List.of());
    }

    @Test
    void ofMembers_eachKind_isFoundWithItsPathAndNoValue() {
        TextScan scan = scan(
                Map.of("password", "hunter2", "url", "http://example.com/secret-path", "file", "REPLACE_FILE"), "1");

        assertThat(scan)
                .isEqualTo(new TextScan(
                        List.of(new Secret(Detector.LITERAL_UNDER_SECRET_NAME, "here.password", "")),
                        List.of(new Link("here.url", Transport.HTTP, "example.com", null)),
                        List.of(new Placeholder("REPLACE_", "here.file")),
                        List.of(),
                        false));
        assertThat(scan.toString()).doesNotContain("hunter2", "secret-path", "FILE");
    }

    @Test
    void ofMembers_patternsOfThePolicy_areFoundBesideBuiltInOnesAndKept() {
        List<String> sought = List.of("*FILL-IN*", "x?");
        TextScan scan = TextScan.ofMembers(
                "here", Map.of("a", "hidden FILL-IN TODO", "b", "x1", "c", "fill-in", "d", "x12"), "1", sought);

        assertThat(scan.placeholders())
                .containsExactly(
                        new Placeholder("*FILL-IN*", "here.a"),
                        new Placeholder("TODO", "here.a"),
                        new Placeholder("x?", "here.b"));
        assertThat(scan.placeholders()).extracting(Placeholder::isBuiltIn).containsExactly(false, true, false);
        assertThat(scan.sought()).isEqualTo(sought);
        assertThat(scan.toString()).doesNotContain("hidden");
    }

    @Test
    void ofMembers_nothing_isNothing() {
        assertThat(scan(Map.of("command", "ls"), "1")).isEqualTo(TextScan.NOTHING);
    }

    @Test
    void ofMembers_sameSecretOfOneAccount_hasTheSameHash() {
        Secret one = scan(Map.of("a", KEY_ID), "1").secrets().getFirst();
        Secret again = scan(Map.of("b", "export K=" + KEY_ID), "1").secrets().getFirst();
        Secret elsewhere = scan(Map.of("a", KEY_ID), "2").secrets().getFirst();
        Secret other = scan(Map.of("a", "AKIAZ7X3QW5RT4YP2LMQ"), "1").secrets().getFirst();

        assertThat(one.hash()).matches("[0-9a-f]{12}").isEqualTo(again.hash());
        assertThat(one.hash()).isNotEqualTo(elsewhere.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void ofMembers_passwordThatAPersonMayHaveChosen_hasNoHash() {
        assertThat(scan(Map.of("password", "hunter2", "url", "ftp://joe:hunter2@example.com"), "1")
                        .secrets())
                .hasSize(2)
                .extracting(Secret::hash)
                .containsOnly("");
    }

    @Test
    void ofMembers_keyInTwoPrivateKeys_differs() {
        String begin = "-----BEGIN PRIVATE KEY-----\n";

        assertThat(scan(Map.of("a", begin + "MHcCAQEEIBkg", "b", begin + "MHcCAQEEIBkh"), "1")
                        .secrets())
                .extracting(Secret::hash)
                .doesNotHaveDuplicates();
    }

    @Test
    void ofMembers_moreThanIsKept_saysSo() {
        assertThat(scan(Map.of("urls", urls(TextScan.MOST)), "1"))
                .extracting(scan -> scan.links().size(), TextScan::isCut)
                .containsExactly(TextScan.MOST, false);
        assertThat(scan(Map.of("urls", urls(TextScan.MOST + 1)), "1"))
                .extracting(scan -> scan.links().size(), TextScan::isCut)
                .containsExactly(TextScan.MOST, true);
    }

    @Test
    void ofMembers_sameUrlTwice_countsOnce() {
        assertThat(scan(Map.of("urls", "http://example.com/a http://example.com/b"), "1")
                        .links())
                .hasSize(1);
    }

    private static String urls(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "http://host-" + number + ".example.com/x")
                .collect(Collectors.joining(" "));
    }
}

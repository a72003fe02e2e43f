package dev.iotjobs.auditor.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.policy.document.PolicyProblem;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySource.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {

    private static final PolicyFormat FORMAT =
            new PolicyFormat(SampleRules.all(), InstantSource.fixed(Instant.parse("2026-11-29T00:00:00Z")));

    @TempDir
    private Path folder;

    private static void assertUnreadable(String file, String problem, String reason) {
        PolicyFile policy = new PolicyFile(file);

        assertThat(policy.reading(FORMAT).problems())
                .singleElement()
                .satisfies(only -> assertThat(only.in("f")).startsWith(problem));
        assertThat(policy.read()).isInstanceOfSatisfying(Answer.Unreadable.class, answer -> {
            assertThat(answer.reason()).startsWith(reason);
            assertThat(answer.deniedAction()).isEmpty();
        });
    }

    @Test
    void read_missingFileOrDirectory_isOneProblem() {
        assertUnreadable(folder.resolve("none.yaml").toString(), "f:1:1: does not exist", "the file does not exist");
        assertUnreadable(
                folder.toString(), "f:1:1: is a directory: must be a file", "the file is a directory: must be a file");
        assertUnreadable("a\0b", "f:1:1: cannot be read: ", "the file cannot be read: ");
    }

    @Test
    void read_latin1_isUnreadableAtItsPlace() throws IOException {
        Path file = Files.writeString(
                folder.resolve("policy.yaml"), "version: 1\n# caf\u00e9 au lait\n", StandardCharsets.ISO_8859_1);

        assertUnreadable(
                file.toString(),
                "f:2:6: is not UTF-8: byte 0xE9; save the file as UTF-8",
                "the file is not UTF-8: byte 0xE9; save the file as UTF-8 (line 2, column 6)");
    }

    @Test
    void read_file_isItsTextAndItsPolicy() throws IOException {
        String text = "version: 1\nshared: { grace: 20m }\n";
        Path file = Files.writeString(folder.resolve("policy.yaml"), text);
        PolicyFile policy = new PolicyFile(file.toString());

        assertThat(policy.name()).isEqualTo(file.toString());
        assertThat(policy.read()).isEqualTo(new Answer.Document(text, "", null));
        assertThat(policy.reading(FORMAT).problems()).isEmpty();
        assertThat(policy.reading(FORMAT).policy()).isPresent();
    }

    @Test
    void read_invalidPolicy_isADocumentWithErrors() throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "version: 2\nfacts: { groups: on }\n");
        PolicyFile policy = new PolicyFile(file.toString());

        assertThat(policy.read()).isInstanceOfSatisfying(Answer.Document.class, document -> {
            PolicyReading reading = FORMAT.parse(document.text());
            assertThat(reading.policy()).isEmpty();
            assertThat(reading.problems())
                    .extracting(PolicyProblem::level)
                    .contains(PolicyProblem.Level.ERROR, PolicyProblem.Level.WARNING);
        });
    }
}

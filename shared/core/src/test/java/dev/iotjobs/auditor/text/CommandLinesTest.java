package dev.iotjobs.auditor.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.rule.CliCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

    private static final int WIDTH = 92;

    @Test
    void wrapped_longCommand_breaksBeforeAnOption() {
        assertThat(wrapped(List.of(("iot cancel-job --region eu-west-1 --job-id fw-camera-3-7-5-all-porto"
                                + " --reason-code HIGH_FAILURE_RATE --comment WHY")
                        .split(" "))))
                .containsExactly(
                        "     aws iot cancel-job --region eu-west-1 --job-id fw-camera-3-7-5-all-porto \\",
                        "       --reason-code HIGH_FAILURE_RATE --comment \"WHY\"");
    }

    @Test
    void wrapped_json_breaksAfterACommaOutsideOfStrings() throws Exception {
        List<String> arguments = List.of(("iot update-job --region eu-west-1 --job-id config-r627-gateway-turin"
                        + " --abort-config {\"criteriaList\":[{\"failureType\":\"ALL\",\"action\":\"CANCEL\","
                        + "\"thresholdPercentage\":10,\"minNumberOfExecutedThings\":10}]}")
                .split(" "));
        List<String> lines = wrapped(arguments);

        assertThat(lines)
                .containsExactly(
                        "     aws iot update-job --region eu-west-1 --job-id config-r627-gateway-turin \\",
                        "       --abort-config '{\"criteriaList\":[{\"failureType\":\"ALL\",\"action\":\"CANCEL\",",
                        "       \"thresholdPercentage\":10,\"minNumberOfExecutedThings\":10}]}'");
        assertThat(withoutJsonBlanks(runInShell(lines))).isEqualTo(arguments);
    }

    @Test
    void wrapped_commasInsideJsonStrings_areNoPlaceToBreak() throws Exception {
        String member = "\"say \\\",\\\" twice,\":\"a,b,it's,\\\\\",";
        List<String> arguments = List.of("iot", "update-job", "--abort-config", "{" + member.repeat(9) + "\"end\":1}");
        List<String> lines = wrapped(arguments);

        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(withoutJsonBlanks(runInShell(lines))).isEqualTo(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "it's",
                "two words",
                "$(reboot)",
                "`reboot`; rm -rf / # \"x\" \\",
                "--force",
                "'",
                "*?[a]~!{a,b}",
                "{a,\"b,c\"}",
                "\u00e9\u4e16\uD83D\uDE80"
            })
    void wrapped_inAShell_givesTheSameArguments(String name) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("iot", "describe-thing", "--thing-name", name));
        for (int i = 0; i < 12; i++) {
            arguments.addAll(List.of("--option-" + i, name + i));
        }

        assertThat(runInShell(wrapped(arguments))).isEqualTo(arguments);
        assertThat(runInShell(List.of(CommandLines.line(words(arguments)).orElseThrow())))
                .isEqualTo(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u001b[2J", "a\u202eb", "a\u00a0b"})
    void line_hiddenCharacter_isNotShown(String name) {
        assertThat(CommandLines.line(words(List.of(name)))).isEmpty();
        assertThat(wrapped(List.of(name))).isEmpty();
    }

    @Test
    void line_tooLong_isNotShown() {
        assertThat(CommandLines.line(words(List.of("x".repeat(2_000))))).isEmpty();
    }

    private static List<String> words(List<String> arguments) {
        return CliCommand.fix("Do it:", arguments.toArray(String[]::new)).words();
    }

    private static List<String> wrapped(List<String> arguments) {
        return CommandLines.wrapped(words(arguments), "     ", WIDTH);
    }

    /** Runs the lines in a POSIX shell. Returns the arguments that {@code aws} would get. */
    private static List<String> runInShell(List<String> lines) throws IOException, InterruptedException {
        String script = "printf '%s\\0' " + String.join("\n", lines);
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        List<String> words = List.of(out.substring(0, out.length() - 1).split("\0", -1));
        assertThat(words.getFirst()).isEqualTo("aws");
        return words.subList(1, words.size());
    }

    private static List<String> withoutJsonBlanks(List<String> words) {
        return words.stream().map(word -> word.replaceAll("\n *", "")).toList();
    }
}

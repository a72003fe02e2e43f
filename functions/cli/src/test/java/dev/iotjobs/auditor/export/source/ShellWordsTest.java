package dev.iotjobs.auditor.export.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.rule.CliCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "two words", "it's", "'", "''", "\\", "a\"b", "$HOME `x`", "\n", "WHY", "é", "tab\there"
            })
    void of_aCommandLine_hasItsArguments(String argument) {
        CliCommand command = CliCommand.look("See:", "iot", "--comment", argument, "--end");

        assertThat(ShellWords.of(command.toString())).containsExactly("aws", "iot", "--comment", argument, "--end");
    }

    @Test
    void of_anEmptyArgument_keepsIt() {
        assertThat(ShellWords.of("aws '' x")).containsExactly("aws", "", "x");
        assertThat(ShellWords.of("  ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws 'x", "aws \"x", "aws \\"})
    void of_anUnfinishedLine_isRefused(String line) {
        assertThatThrownBy(() -> ShellWords.of(line)).isInstanceOf(IllegalArgumentException.class);
    }
}

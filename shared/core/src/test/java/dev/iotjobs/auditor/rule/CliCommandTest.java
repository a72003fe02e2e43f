package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CliCommandTest {

    @Test
    void toString_plainWords_areLeftAsTheyAre() {
        assertThat(CliCommand.look("See the job:", "iot", "describe-job", "--job-id", "firmware-7_a"))
                .hasToString("aws iot describe-job --job-id firmware-7_a");
    }

    @Test
    void toString_whatAShellWouldRun_isQuoted() {
        assertThat(CliCommand.look("See the job:", "iot", "describe-job", "--job-id", "x;rm -rf ~ $(id) `id` 'q'"))
                .hasToString("aws iot describe-job --job-id 'x;rm -rf ~ $(id) `id` '\\''q'\\'''");
    }

    @Test
    void toString_emptyArgument_isStillAnArgument() {
        assertThat(CliCommand.look("Nothing:", "iot", "")).hasToString("aws iot ''");
    }

    @Test
    void words_textThatThePersonWrites_isInQuotesForIt() {
        assertThat(CliCommand.fix("Stop it:", "iot", "cancel-job", "--comment", CliCommand.WHY)
                        .words())
                .containsExactly("aws", "iot", "cancel-job", "--comment", "\"WHY\"");
    }

    @Test
    void purpose_withoutAColon_isRefused() {
        assertThatThrownBy(() -> CliCommand.look("See the job", "iot", "describe-job"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'See the job'");
    }

    @Test
    void toString_jobIdThatBeginsWithAHyphen_isOneWordWithItsOption() {
        CliCommand command = CliCommand.look("See it:", "iot", "describe-job", "--job-id", "-rf", "--region", "x");

        assertThat(command).hasToString("aws iot describe-job --job-id=-rf --region x");
    }
}

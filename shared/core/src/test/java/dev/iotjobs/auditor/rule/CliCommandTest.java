package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CliCommandTest {

    @Test
    void toString_plainWords_areLeftAsTheyAre() {
        assertThat(CliCommand.aws("iot", "describe-job", "--job-id", "firmware-7_a"))
                .hasToString("aws iot describe-job --job-id firmware-7_a");
    }

    @Test
    void toString_whatAShellWouldRun_isQuoted() {
        assertThat(CliCommand.aws("iot", "describe-job", "--job-id", "x;rm -rf ~ $(id) `id` 'q'"))
                .hasToString("aws iot describe-job --job-id 'x;rm -rf ~ $(id) `id` '\\''q'\\'''");
    }

    @Test
    void toString_emptyArgument_isStillAnArgument() {
        assertThat(CliCommand.aws("iot", "")).hasToString("aws iot ''");
    }
}

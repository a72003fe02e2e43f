package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.report.AlertOutcome;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends a test message, to check that messages arrive. */
@Command(
        name = "test",
        description = {
            "Sends a test message to the topic, in the same way as an audit sends its messages. The subject of the test"
                    + " message begins with [TEST].",
            "",
            "The message has the attributes kind TEST and severity CRITICAL. A subscription that filters by"
                    + " severity receives it if it receives CRITICAL alerts. The command describes no job, and reads"
                    + " and writes no table.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 sent (if the topic has no subscriber, a line on standard error says so); 1 not sent; 2 the"
                    + " command or the configuration is wrong, nothing was done.",
            "",
            "Examples:",
            "  audit alert test --topic-arn ARN"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TestCommand implements Callable<Integer>, Checked {

    private final Shell shell;

    @Mixin
    private final ConnectionOptions.Topic topic = new ConnectionOptions.Topic();

    @Mixin
    private final ConnectionOptions.Account account = new ConnectionOptions.Account();

    TestCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Settings settings = given().requireTopic("").read().settings();
        try (AwsAudit audit = AwsAudit.connect(settings, Resources.TOPIC_ONLY, shell.timeline())) {
            return exitCode(audit.test(UUID.randomUUID().toString()));
        }
    }

    @Override
    public List<String> problems() {
        return given().allProblems();
    }

    private GivenSettings given() {
        return account.addTo(topic.addTo(new GivenSettings(shell.environment())));
    }

    private int exitCode(AwsAudit.Probe test) {
        return switch (test.delivery()) {
            case Delivery.Accepted _ -> sent(test);
            case Delivery.Refused(var reason) -> failed("test message not sent: " + reason);
            case Delivery.Unknown(var reason) ->
                failed("SNS did not confirm the test message, which may still arrive: " + reason);
        };
    }

    private int sent(AwsAudit.Probe test) {
        shell.out()
                .println("Mail    sent: " + test.message().subject() + "\n\n"
                        + test.message().body());
        shell.out().flush();
        AlertOutcome.subscribers(test.subscribers()).ifPresent(shell::complain);
        return ExitCode.FINE;
    }

    private int failed(String problem) {
        shell.complain(problem);
        return ExitCode.FAILED;
    }
}

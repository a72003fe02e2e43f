package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Interruption;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.report.AlertOutcome;
import dev.iotjobs.auditor.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends one message with all open findings. */
@Command(
        name = "summary",
        description = {
            "Sends one message with every open finding. Later audits report what has changed since that message.",
            "",
            "Use it after the state table was restored from a backup, or if an audit warns that it cannot read"
                    + " which findings it has already reported. The message has the stored findings; the command audits"
                    + " no job.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 sent, or nothing is open; 1 not sent; 2 the command or the configuration is wrong,"
                    + " nothing was done.",
            "",
            "Examples:",
            "  audit alert summary --topic-arn ARN"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SummaryCommand implements Callable<Integer>, Checked {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Shell shell;

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    SummaryCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Settings settings = given().requireTopic("").read().settings();
        try (Interruption interruption = Interruption.ofThisThread(shell, "no further message is sent");
                AwsAudit audit = AwsAudit.connect(settings, policy(settings), Resources.EXISTING, shell.timeline())) {
            AlertReport alerts = audit.summary(request(settings.scope()), audit.regions());
            return interruption.happened() ? ExitCode.FAILED : exitCode(alerts);
        }
    }

    @Override
    public List<String> problems() {
        return given().allProblems();
    }

    private GivenSettings given() {
        GivenSettings given = new GivenSettings(shell.environment());
        connection.addTo(given);
        return given;
    }

    private PolicyChoice policy(Settings settings) {
        return new PolicyChoice.InForce(AwsAudit.documents(settings, shell.timeline()));
    }

    private AuditRequest request(Scope scope) {
        Deadline deadline = Deadline.in(LONGEST, shell.timeline().instant());
        return new AuditRequest(UUID.randomUUID().toString(), scope, scope, Set.of(), deadline, Set.of());
    }

    private int exitCode(AlertReport alerts) {
        return switch (alerts.status()) {
            case SENT -> sent(alerts);
            case NOTHING_TO_REPORT -> print("Mail    none: no finding is open");
            case NOT_TRIED, REFUSED, EARLIER_MESSAGE_WAITS -> notSent("summary not sent: " + alerts.failure());
            case UNCERTAIN ->
                notSent("SNS did not confirm the summary, which may have been delivered; the next audit sends the"
                        + " same message again: "
                        + alerts.failure());
        };
    }

    private int sent(AlertReport alerts) {
        Message message = alerts.message();
        return message == null
                ? print("Mail    sent")
                : print("Mail    " + AlertOutcome.of(alerts) + "\n\n" + message.body());
    }

    private int print(String text) {
        shell.out().println(text);
        shell.out().flush();
        return ExitCode.FINE;
    }

    private int notSent(String problem) {
        shell.complain(problem);
        return ExitCode.FAILED;
    }
}

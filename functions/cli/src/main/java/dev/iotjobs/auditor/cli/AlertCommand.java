package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.terminal.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code audit alert}. Its subcommands send messages to subscribers. */
@Command(
        name = "alert",
        synopsisSubcommandLabel = "COMMAND",
        description = "Sends messages to the subscribers of the topic.",
        mixinStandardHelpOptions = true,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Run 'audit alert COMMAND --help' for details.",
            "",
            "Examples:",
            "  audit alert test                 sends a test message",
            "  audit alert summary              sends one message with all open findings"
        })
final class AlertCommand {

    private AlertCommand() {}

    static CommandLine with(Shell shell) {
        return new CommandLine(new AlertCommand())
                .addSubcommand(new SummaryCommand(shell))
                .addSubcommand(new TestCommand(shell));
    }
}

package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the completion script for bash and zsh. */
@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands and options, for bash and zsh.",
            "",
            "The script works for 'audit' and for any path that ends in 'audit', such as ./audit.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 printed; 2 an option is wrong.",
            "",
            "Examples:",
            "  source <(./audit completion)                 for the current shell",
            "  ./audit completion > ~/.audit-completion     for new shells; add to ~/.bashrc or ~/.zshrc:",
            "  source ~/.audit-completion"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    private final Shell shell;

    @Spec
    private CommandSpec command = CommandSpec.create();

    CompletionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        shell.out().print(AutoComplete.bash("audit", command.root().commandLine()));
        shell.out().flush();
        return ExitCode.FINE;
    }
}

package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.report.RuleList;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the rules. */
@Command(name = "rules", description = "Lists the rules.", mixinStandardHelpOptions = true, sortOptions = false)
final class RulesCommand implements Callable<Integer> {

    private final Shell shell;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.TEXT;

    RulesCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        RuleList rules = new RuleList(RuleBook.standard().definitions());
        switch (output) {
            case TEXT -> shell.out().print(rules.text(shell.style()));
            case JSON -> shell.out().println(rules.json());
        }
        return ExitCode.FINE;
    }
}

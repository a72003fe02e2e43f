package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.doc.RuleDocs;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.RuleList;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the rules. The subcommand {@code docs} updates the files in the repository that are generated from rules. */
@Command(
        name = "rules",
        description = "Lists the rules.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Run 'audit rules COMMAND --help' for details.",
            "",
            "Exit codes: 0 listed; 2 an option is wrong.",
            "",
            "Examples:",
            "  audit rules                      all rules, and why each matters",
            "  audit rules --output json"
        })
final class RulesCommand implements Callable<Integer> {

    /** System property that the launcher sets to the folder of the repository. */
    private static final String HOME = "audit.home";

    private final Shell shell;

    @Mixin
    private final Output.Choice output = new Output.Choice();

    private RulesCommand(Shell shell) {
        this.shell = shell;
    }

    static CommandLine with(Shell shell) {
        return new CommandLine(new RulesCommand(shell)).addSubcommand(new ExplainRuleCommand(shell));
    }

    @Override
    public Integer call() {
        RuleList rules = new RuleList(RuleBook.standard().definitions());
        switch (output.get()) {
            case TEXT -> shell.out().print(rules.text(shell.style()));
            case JSON -> shell.out().println(rules.json());
        }
        return ExitCode.FINE;
    }

    @Command(
            description = "Updates the files of a checkout that are generated from the rules: the pages of rules, the"
                    + " table in the README, the verdicts that tests expect, and the policy schema.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 the generated files are current; 1 a file cannot be read or written, or a rule judges"
                        + " differently than before and needs a higher version; 2 this is not a checkout of the"
                        + " repository.",
                "",
                "Examples:",
                "  audit rules docs                 after a change of a rule"
            })
    int docs(@Mixin Output.Choice format) {
        RuleDocs docs = new RuleDocs(Path.of(System.getProperty(HOME, "")).toAbsolutePath(), RuleBook.standard());
        if (!docs.isHere()) {
            shell.complain(docs.root() + ": is not a checkout of the repository; run the command in a checkout");
            return ExitCode.USAGE;
        }
        try {
            Renewal renewal = new Renewal(docs.write(), docs.problems(), docs.unwritten());
            switch (format.get()) {
                case TEXT -> print(renewal);
                case JSON -> shell.out().println(AuditJson.write(renewal));
            }
            return renewal.problems().isEmpty() ? ExitCode.FINE : ExitCode.FAILED;
        } catch (IOException | IllegalArgumentException e) {
            shell.complain(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    /**
     * The result of updating the generated files.
     *
     * @param written updated files, relative to the repository
     * @param problems a line for each rule that judges differently but still has the same version
     * @param unwritten a line for each page with sections that a person still has to write
     */
    private record Renewal(List<String> written, List<String> problems, List<String> unwritten) {}

    private void print(Renewal renewal) {
        renewal.written().forEach(file -> shell.out().println("written: " + file));
        shell.complain(renewal.problems());
        if (!renewal.problems().isEmpty()) {
            return;
        }
        renewal.unwritten().forEach(shell.out()::println);
        if (renewal.unwritten().isEmpty()) {
            shell.out()
                    .println(
                            renewal.written().isEmpty()
                                    ? "All files are up to date."
                                    : "All files are up to date now.");
        }
    }
}

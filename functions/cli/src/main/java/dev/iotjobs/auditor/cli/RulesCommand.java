package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.doc.RuleDocs;
import dev.iotjobs.auditor.report.RuleExplanation;
import dev.iotjobs.auditor.report.RuleList;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.text.Nearest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the rules, explains one, and renews what the repository holds about them. */
@Command(
        name = "rules",
        description = "Lists the rules.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        commandListHeading = "%nCommands:%n",
        footer = {"", "Run 'audit rules COMMAND --help' for details."})
final class RulesCommand implements Callable<Integer> {

    /** Set by the launcher: the folder of the repository. */
    private static final String HOME = "audit.home";

    private final Shell shell;

    @Mixin
    private final Output.Choice output = new Output.Choice();

    RulesCommand(Shell shell) {
        this.shell = shell;
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
            description = "Shows the page of a rule: why it matters, what counts, how to fix what it finds.",
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 the page was shown; 2 there is no such rule."})
    int explain(@Parameters(paramLabel = "ID", description = "For example IOTJ-CFG-01.") String id) {
        Optional<String> page = RuleDocs.packaged(id.toUpperCase(Locale.ROOT));
        if (page.isEmpty()) {
            List<String> ids = RuleBook.standard().definitions().stream()
                    .map(RuleDefinition::id)
                    .toList();
            shell.complain("no rule '" + id + "'; nearest: "
                    + Nearest.of(id.toUpperCase(Locale.ROOT), ids).orElse("none"));
            return ExitCode.USAGE;
        }
        shell.out().print(RuleExplanation.of(page.get()).text(shell.style()));
        return ExitCode.FINE;
    }

    @Command(
            description =
                    "Renews what is made from the rules in a checkout, after a rule was changed: pages, table, stored"
                            + " verdicts, schema of policies.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 what is generated is current now; 1 a file cannot be read or written, or a rule judges"
                        + " differently and needs a higher version; 2 this is not a checkout of the repository."
            })
    int docs() {
        RuleDocs docs = new RuleDocs(Path.of(System.getProperty(HOME, "")).toAbsolutePath(), RuleBook.standard());
        if (!docs.isHere()) {
            shell.complain(docs.root() + ": is no checkout of the repository; run this in one");
            return ExitCode.USAGE;
        }
        try {
            List<String> written = docs.write();
            written.forEach(file -> shell.out().println("written: " + file));
            List<String> problems = docs.problems();
            shell.complain(problems);
            if (!problems.isEmpty()) {
                return ExitCode.FAILED;
            }
            List<String> unwritten = docs.unwritten();
            unwritten.forEach(shell.out()::println);
            if (unwritten.isEmpty()) {
                shell.out().println(written.isEmpty() ? "All is current." : "All is current now.");
            }
            return ExitCode.FINE;
        } catch (IOException | IllegalArgumentException e) {
            shell.complain(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
    }
}

package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.doc.RuleDocs;
import dev.iotjobs.auditor.report.RuleExplanation;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the page of a rule. */
@Command(
        name = "explain",
        description = {
            "Shows the page of a rule: why it matters, what counts, how to fix what it finds.",
            "",
            "As JSON it is the definition of the rule, and the sections of its page.",
            ""
        },
        footer = {"", "Exit codes: 0 the page was shown; 2 there is no such rule."},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {

    private static final List<RuleDefinition<?>> RULES = RuleBook.standard().definitions();

    private final Shell shell;

    @Parameters(paramLabel = "ID", description = "For example IOTJ-CFG-01.")
    private String id = "";

    @Mixin
    private final Output.Choice output = new Output.Choice();

    ExplainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String wanted = id.toUpperCase(Locale.ROOT);
        Optional<RuleDefinition<?>> rule =
                RULES.stream().filter(each -> each.id().equals(wanted)).findFirst();
        if (rule.isEmpty()) {
            List<String> ids = RULES.stream().map(RuleDefinition::id).toList();
            shell.complain(
                    "no rule '" + id + "'; nearest: " + Nearest.of(wanted, ids).orElse("none"));
            return ExitCode.USAGE;
        }
        explain(rule.get());
        return ExitCode.FINE;
    }

    private void explain(RuleDefinition<?> rule) {
        RuleExplanation page = RuleExplanation.of(RuleDocs.packaged(rule.id()).orElseThrow());
        switch (output.get()) {
            case TEXT -> shell.out().print(page.text(shell.style()));
            case JSON -> shell.out().println(page.json(rule));
        }
        shell.out().flush();
    }
}

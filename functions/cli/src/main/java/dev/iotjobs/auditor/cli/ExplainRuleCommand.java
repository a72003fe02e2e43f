package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.aws.StoredFigures;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.cli.option.RuleIds;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.doc.RuleDocs;
import dev.iotjobs.auditor.report.AccountFigures;
import dev.iotjobs.auditor.report.RuleExplanation;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.text.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the page of a rule, and what the last audits found with this rule. */
@Command(
        name = "explain",
        description = {
            "Shows the page of a rule: why it matters, what counts, how to fix its findings.",
            "",
            "If the account's tables answer within a second, the output ends with figures of the rule: how many"
                    + " findings it has, and how many jobs or other subjects pass. The figures are from the last audit"
                    + " of all jobs in each Region. The command also works without an account.",
            "",
            "The JSON output has the definition of the rule, the sections of its page, and these figures.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 the page was shown, with or without figures; 2 there is no such rule, or an option is"
                    + " wrong.",
            "",
            "Examples:",
            "  audit rules explain IOTJ-RUN-01"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExplainRuleCommand implements Callable<Integer> {

    /**
     * Time limit for reading what the last audits counted for the rule. It includes the time to find the credentials,
     * the account and the state table.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Shell shell;

    @Parameters(
            paramLabel = "ID",
            completionCandidates = RuleIds.class,
            description = "Id of the rule, for example IOTJ-CFG-01.")
    private String id = "";

    @Mixin
    private final ConnectionOptions.State state = new ConnectionOptions.State();

    @Mixin
    private final Output.Choice output = new Output.Choice();

    ExplainRuleCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String wanted = id.toUpperCase(Locale.ROOT);
        RuleBook book = RuleBook.standard();
        Optional<RuleDefinition<?>> rule = book.find(wanted);
        if (rule.isEmpty()) {
            List<String> ids =
                    book.definitions().stream().map(RuleDefinition::id).toList();
            shell.complain(
                    "no rule '" + id + "'; nearest: " + Nearest.of(wanted, ids).orElse("none"));
            return ExitCode.USAGE;
        }
        explain(rule.get());
        return ExitCode.FINE;
    }

    private void explain(RuleDefinition<?> rule) {
        Future<Optional<RuleFigures>> lookUp = lookUp(rule.id());
        RuleExplanation page = RuleExplanation.of(RuleDocs.packaged(rule.id()).orElseThrow());
        switch (output.get()) {
            case TEXT -> {
                shell.out().print(page.text(shell.style()));
                shell.out().flush();
                Instant now = shell.timeline().instant();
                figures(rule, lookUp).ifPresent(account -> shell.out().print("\n" + account.text(now)));
            }
            case JSON ->
                shell.out().println(page.json(rule, figures(rule, lookUp).orElse(null)));
        }
        shell.out().flush();
    }

    /**
     * Starts to read, in another thread, what the last audits counted for a rule.
     *
     * @throws SettingsException if {@code --state-table} is given and the settings are invalid
     */
    private Future<Optional<RuleFigures>> lookUp(String ruleId) {
        GivenSettings given = state.addTo(new GivenSettings(shell.environment()));
        // Without --state-table, the task reads the settings: if they are invalid, the command shows no figures
        Settings named = state.isNamed() ? given.read().settings() : null;
        FutureTask<Optional<RuleFigures>> task = new FutureTask<>(
                () -> StoredFigures.ofRule(ruleId, named == null ? given.read().settings() : named, PATIENCE));
        // A daemon thread cannot keep the process alive
        Thread.ofPlatform().daemon().name("figures").start(task);
        return task;
    }

    /** Waits up to {@link #PATIENCE} for the figures. Empty if they do not arrive in this time or cannot be read. */
    private static Optional<AccountFigures> figures(RuleDefinition<?> rule, Future<Optional<RuleFigures>> lookUp) {
        try {
            return lookUp.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .map(figures -> new AccountFigures(rule, figures));
        } catch (ExecutionException | TimeoutException e) {
            lookUp.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

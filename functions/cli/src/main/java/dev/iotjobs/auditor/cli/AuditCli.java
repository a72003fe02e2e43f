package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.audit.policy.PolicyRefusedException;
import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.cli.finding.ExplainJobCommand;
import dev.iotjobs.auditor.cli.finding.FindingsCommand;
import dev.iotjobs.auditor.cli.finding.ReportCommand;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.ParseProblems;
import dev.iotjobs.auditor.cli.terminal.Colour;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.cli.terminal.Terminal;
import dev.iotjobs.auditor.cli.terminal.Version;
import dev.iotjobs.auditor.table.StoreException;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/**
 * Parses a command line and runs its command. Prints each problem as a line on standard error, and returns an exit
 * code.
 */
public final class AuditCli {

    private final Shell shell;
    private final CommandLine commandLine;

    public AuditCli(Shell shell) {
        this.shell = shell;
        this.commandLine = new CommandLine(new Audit(shell))
                .addSubcommand(new RunCommand(shell))
                .addSubcommand(FindingsCommand.with(shell))
                .addSubcommand(new ExplainJobCommand(shell, Terminal.ofProcess()))
                .addSubcommand(new ReportCommand(shell))
                .addSubcommand(AlertCommand.with(shell))
                .addSubcommand(RulesCommand.with(shell))
                .addSubcommand(PolicyCommand.with(shell))
                .addSubcommand(ExemptCommand.with(shell))
                .addSubcommand(new CompletionCommand(shell));
    }

    @Command(
            name = "audit",
            synopsisSubcommandLabel = "COMMAND",
            description =
                    "Audits the AWS IoT jobs of an account, keeps findings, and sends mail when something changes.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            commandListHeading = "%nCommands:%n",
            footer = {
                "",
                "Run 'audit COMMAND --help' for details.",
                "",
                "Exit codes: 0 done; 1 failed, or done in part; 2 the command or the configuration is wrong, nothing"
                        + " was done; 3 a finding at or above --fail-on is open; 141 standard output cannot be"
                        + " written.",
                "",
                "Examples:",
                "  audit run --dry-run                          audits the account, writes and sends nothing",
                "  audit rules explain IOTJ-RUN-01              explains a rule and how to fix its findings",
                "  source <(./audit completion)                 completes commands and options, in bash and zsh"
            })
    static final class Audit {

        private final Shell shell;

        private Audit(Shell shell) {
            this.shell = shell;
        }

        @Option(
                names = "--color",
                paramLabel = "WHEN",
                scope = ScopeType.INHERIT,
                description = "Colours in the text: ${COMPLETION-CANDIDATES} (default: auto, on a terminal only).")
        void setColour(Colour.When when) {
            shell.colour().choose(when);
        }
    }

    /** Adds a command: an object of a class with picocli's annotation {@code @Command}. */
    public AuditCli with(Object command) {
        commandLine.addSubcommand(command);
        return this;
    }

    /** Runs a command and returns its {@link ExitCode}. */
    public int execute(String... arguments) {
        try {
            int code = parseAndRun(arguments);
            return code == ExitCode.FINE && shell.out().checkError() ? ExitCode.NOT_WRITTEN : code;
        } catch (Error e) {
            return unexpected(e);
        }
    }

    private int unexpected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return failed("out of memory: " + Runtime.getRuntime().maxMemory() / 1_048_576
                        + " MB are not enough; give more, for example with JAVA_TOOL_OPTIONS=-Xmx1g");
            }
        }
        return failed("unexpected error: " + failure);
    }

    private int parseAndRun(String... arguments) {
        collectErrors(commandLine);
        return commandLine
                .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setExecutionStrategy(this::run)
                .setParameterExceptionHandler((e, _) -> refuse(ParseProblems.of(e), e.getCommandLine()))
                .setExecutionExceptionHandler((e, command, _) -> failed(e, command))
                .execute(arguments);
    }

    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(AuditCli::collectErrors);
    }

    private int run(ParseResult parsed) {
        CommandLine command = parsed.asCommandLineList().getLast();
        commandLine.setColorScheme(
                CommandLine.Help.defaultColorScheme(shell.colour().isOn() ? Ansi.ON : Ansi.OFF));
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        List<String> problems = problems(parsed);
        if (!problems.isEmpty()) {
            if (command.getCommand() instanceof Checked checked) {
                List<String> names = problems.stream().map(AuditCli::name).toList();
                checked.problems().stream()
                        .filter(problem -> !names.contains(name(problem)))
                        .forEach(problems::add);
            }
            return refuse(problems, command);
        }
        if (!(command.getCommand() instanceof Callable<?> || command.getCommand() instanceof Method)) {
            command.usage(shell.err());
            return ExitCode.USAGE;
        }
        return new RunLast().execute(parsed);
    }

    /** The option or argument that a problem is about, for example {@code --severity}. */
    private static String name(String problem) {
        return problem.split(":", 2)[0];
    }

    private static List<String> problems(ParseResult parsed) {
        List<String> problems = new ArrayList<>();
        for (CommandLine command : parsed.asCommandLineList()) {
            for (Exception error : command.getParseResult().errors()) {
                if (!(error instanceof MissingParameterException) || problems.isEmpty()) {
                    problems.addAll(ParseProblems.of(error));
                }
            }
        }
        return problems;
    }

    private int refuse(List<String> problems, CommandLine command) {
        shell.complain(problems);
        shell.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private int failed(Exception failure, CommandLine command) {
        return switch (failure) {
            case SettingsException e -> refuse(e.problems(), command);
            case PolicyRefusedException e -> refuse(List.of(String.valueOf(e.getMessage())), command);
            case ConnectionException e -> failed(e.getMessage());
            case StoreException e -> failed(e.getMessage());
            default -> unexpected(failure);
        };
    }

    private int failed(@Nullable String message) {
        shell.complain(String.valueOf(message));
        return ExitCode.FAILED;
    }
}

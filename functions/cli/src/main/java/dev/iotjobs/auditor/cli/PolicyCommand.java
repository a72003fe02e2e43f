package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.cli.option.PolicyFiles;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySchema;
import dev.iotjobs.auditor.policy.view.PolicyDifference;
import dev.iotjobs.auditor.policy.view.PolicyDocument;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.policy.DefaultPolicy;
import dev.iotjobs.auditor.report.policy.DifferenceList;
import dev.iotjobs.auditor.report.policy.PolicyListing;
import dev.iotjobs.auditor.report.policy.ProblemList;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code audit policy}. Its subcommands call AWS only to read a policy that is stored there. */
@Command(
        name = "policy",
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, shows and compares policies: which rules are on, with which settings.",
        mixinStandardHelpOptions = true,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Run 'audit policy COMMAND --help' for details.",
            "",
            "Examples:",
            "  audit policy default > policy.yaml",
            "  audit policy validate policy.yaml",
            "  audit policy diff ssm:/iot-jobs-auditor/policy policy.yaml"
        })
final class PolicyCommand {

    private PolicyCommand() {}

    /** The definitions of all rules. */
    private static List<RuleDefinition<?>> rules() {
        // not a constant: commands that need no rules start without loading them
        return RuleBook.standard().definitions();
    }

    static CommandLine with(Shell shell) {
        // 'policy schema' accepts --output like the other subcommands, but ignores it: a schema is always JSON
        CommandLine schema = new CommandLine(new Schema(shell)).addMixin("output", new Output.Choice());
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new Validate(shell))
                .addSubcommand(new Show(shell))
                .addSubcommand(new Default(shell))
                .addSubcommand(schema)
                .addSubcommand(new Diff(shell));
    }

    private static int print(Shell shell, String text) {
        shell.out().print(text.endsWith("\n") ? text : text + "\n");
        shell.out().flush();
        return ExitCode.FINE;
    }

    /** Reports every problem of a policy. */
    @Command(
            name = "validate",
            description = {
                "Reports every error and warning of a policy, each in one line: POLICY:LINE:COLUMN: MEMBER: TEXT.",
                ""
            },
            footer = {
                "",
                "Exit codes: 0 the policy has no error, but may have warnings; 1 the policy is at AWS, and there are"
                        + " no AWS credentials; 2 the policy has an error, or cannot be read.",
                "",
                "Examples:",
                "  audit policy validate policy.yaml"
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    private static final class Validate implements Callable<Integer> {

        private final Shell shell;

        @Parameters(paramLabel = "POLICY", description = "'-' for standard input; " + PolicyFiles.FORMS + ".")
        private String file = "";

        @Mixin
        private final Output.Choice output = new Output.Choice();

        Validate(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            PolicyReading reading = new PolicyFiles(shell).read(file);
            ProblemList problems = new ProblemList(PolicyFiles.name(file), reading);
            print(shell, output.isJson() ? problems.json() : problems.text());
            return reading.errors() == 0 ? ExitCode.FINE : ExitCode.USAGE;
        }
    }

    /** Shows the effective settings of a policy. */
    @Command(
            name = "show",
            description = {
                "Shows every rule with its effective settings, and where each value comes from.",
                "",
                "The JSON output is a policy document that states every value.",
                ""
            },
            footer = {
                "",
                "Exit codes: 0 shown; 1 the policy is at AWS, and there are no AWS credentials; 2 the policy has an"
                        + " error, or cannot be read.",
                "",
                "Examples:",
                "  audit policy show --policy policy.yaml"
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    private static final class Show implements Callable<Integer> {

        private final Shell shell;

        @Option(
                names = "--policy",
                paramLabel = "POLICY",
                defaultValue = "",
                description = "The policy: '-' for standard input; " + PolicyFiles.FORMS
                        + " (default: AUDIT_POLICY, or the built-in policy).")
        private String file = "";

        @Mixin
        private final Output.Choice output = new Output.Choice();

        Show(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            Policy policy = new PolicyFiles(shell).requireOr(file);
            return print(
                    shell,
                    output.isJson()
                            ? AuditJson.write(PolicyDocument.of(policy, rules()))
                            : PolicyListing.text(policy, rules(), shell.style()));
        }
    }

    /** Prints the built-in policy as a template for other policies. */
    @Command(
            name = "default",
            description = {
                "Prints the built-in policy as YAML, with every rule, setting and default, and a comment on each.",
                "",
                "The JSON output is a policy document that states every value.",
                ""
            },
            footer = {
                "",
                "Exit codes: 0 printed; 2 an option is wrong.",
                "",
                "Examples:",
                "  audit policy default > policy.yaml"
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    private static final class Default implements Callable<Integer> {

        private final Shell shell;

        @Mixin
        private final Output.Choice output = new Output.Choice();

        Default(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            return print(
                    shell,
                    output.isJson()
                            ? AuditJson.write(PolicyDocument.of(Policy.standard(), rules()))
                            : DefaultPolicy.text(rules()));
        }
    }

    /** Prints the schema of a policy. */
    @Command(
            name = "schema",
            description = {
                "Prints the JSON Schema of a policy, for editors and validators. The output is always JSON.",
                ""
            },
            footer = {
                "",
                "Exit codes: 0 printed; 2 an option is wrong.",
                "",
                "Examples:",
                "  audit policy schema > policy.schema.json"
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    private static final class Schema implements Callable<Integer> {

        private final Shell shell;

        @Option(
                names = "--compact",
                description = "For AWS AppConfig: one line, without descriptions, in draft 4 instead of 2020-12.")
        private boolean compact;

        Schema(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            return print(
                    shell,
                    compact
                            ? AuditJson.writeCompact(PolicySchema.of(rules(), false))
                            : AuditJson.write(PolicySchema.of(rules(), true)));
        }
    }

    /** Compares two policies. */
    @Command(
            name = "diff",
            description = {"Compares the effective settings of two policies, by rule and setting.", ""},
            footer = {
                "",
                "Exit codes: 0 compared; 1 a policy is at AWS, and there are no AWS credentials; 2 a policy has an"
                        + " error, or cannot be read.",
                "",
                "Examples:",
                "  audit policy diff old.yaml new.yaml"
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    private static final class Diff implements Callable<Integer> {

        private final Shell shell;

        @Parameters(
                index = "0",
                paramLabel = "A",
                description = "The old policy: '-' for standard input; " + PolicyFiles.FORMS + ".")
        private String before = "";

        @Parameters(index = "1", paramLabel = "B", description = "The new policy, in any form that A may have.")
        private String after = "";

        @Mixin
        private final Output.Choice output = new Output.Choice();

        Diff(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            PolicyFiles files = new PolicyFiles(shell);
            DifferenceList changes =
                    new DifferenceList(PolicyDifference.between(files.require(before), files.require(after), rules()));
            return print(shell, output.isJson() ? changes.json() : changes.text());
        }
    }
}

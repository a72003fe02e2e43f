package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.cli.option.RuleIds;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.policy.document.PolicyProblem;
import dev.iotjobs.auditor.report.policy.ExemptionEntry;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints an exemption to paste into a policy. The policy parser checks the options, so the exemption is valid. */
@Command(
        name = "exempt",
        description = {
            "Prints the lines that exempt findings, to paste under 'exemptions:' of the policy.",
            "",
            "Exempted findings are still counted and listed, but no message reports them. This command changes nothing:"
                    + " an exemption takes effect when an audit uses a policy that contains it.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 printed; 2 an option is missing or wrong.",
            "",
            "Example:",
            "  audit exempt --rule IOTJ-CFG-03 --job 'config-*' --reason 'one-off migration' \\",
            "    --owner ops@example.com --expires 2027-01-31"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        commandListHeading = "%nCommands:%n")
final class ExemptCommand implements Callable<Integer>, Checked {

    /** Maps each member of an exemption in the policy to the command-line option that sets it. */
    private static final Map<String, String> OPTIONS = Map.of(
            "id", "--id",
            "rules", "--rule",
            "jobIds", "--job",
            "subjects", "--subject",
            "reason", "--reason",
            "owner", "--owner",
            "ticket", "--ticket",
            "expires", "--expires");

    private static final List<String> REQUIRED = List.of("rules", "reason", "owner", "expires");
    private static final String ENTRY = "exemptions[0]";

    private final Shell shell;

    @Option(
            names = "--rule",
            paramLabel = "ID",
            completionCandidates = RuleIds.class,
            description = "Rule, or a pattern such as IOTJ-CFG-*; may be given several times.")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--job",
            paramLabel = "PATTERN",
            description = "Job ID, or a pattern in which * stands for any text; may be given several times.")
    private List<String> jobs = new ArrayList<>();

    @Option(
            names = "--subject",
            paramLabel = "PATTERN",
            description =
                    "For findings that are not on a job: 'quota/L-...' for a quota, 'rule/ID' for a rule, 'region' for"
                            + " the Region itself; instead of --job; may be given several times.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why the findings are accepted.")
    private @Nullable String reason;

    @Option(
            names = "--owner",
            paramLabel = "MAIL",
            description = "Mail address of the person who accepts the findings.")
    private @Nullable String owner;

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            description = "Day on which the exemption ends, at 00:00 UTC, such as 2027-01-31. Messages then report the"
                    + " findings again.")
    private @Nullable String expires;

    @Option(names = "--ticket", paramLabel = "TEXT", description = "Ticket or page with the decision (default: none).")
    private @Nullable String ticket;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Id of the exemption in reports and lists (default: made from the other options).")
    private @Nullable String id;

    @Mixin
    private final Output.Choice output = new Output.Choice();

    private ExemptCommand(Shell shell) {
        this.shell = shell;
    }

    static CommandLine with(Shell shell) {
        return new CommandLine(new ExemptCommand(shell)).addSubcommand(new ExemptListCommand(shell));
    }

    @Override
    public Integer call() {
        List<String> problems = missing(members());
        problems.addAll(problems());
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        ExemptionEntry entry = new ExemptionEntry(members());
        shell.complain(read(entry).stream().map(ExemptCommand::line).toList());
        shell.out().print(output.isJson() ? entry.json() + "\n" : entry.yaml());
        shell.out().flush();
        return ExitCode.FINE;
    }

    @Override
    public List<String> problems() {
        return read(new ExemptionEntry(members())).stream()
                .filter(ExemptCommand::isRefused)
                .map(ExemptCommand::line)
                .toList();
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "rules", rules);
        put(members, "jobIds", jobs);
        put(members, "subjects", subjects);
        put(members, "reason", reason);
        put(members, "owner", owner);
        put(members, "ticket", ticket);
        put(members, "expires", expires);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("id", id == null ? "EX-%08x".formatted(members.hashCode()) : id);
        named.putAll(members);
        return named;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object given) {
        if (given != null && !(given instanceof List<?> list && list.isEmpty())) {
            members.put(name, given);
        }
    }

    private static List<String> missing(Map<String, Object> members) {
        List<String> problems = new ArrayList<>();
        REQUIRED.stream()
                .filter(name -> !members.containsKey(name))
                .forEach(name -> problems.add(OPTIONS.get(name) + ": must be given"));
        if (members.containsKey("jobIds") == members.containsKey("subjects")) {
            problems.add("--job, --subject: exactly one of these options must be given");
        }
        return problems;
    }

    private List<PolicyProblem> read(ExemptionEntry entry) {
        // For a missing member, the policy parser reports a problem of the whole entry. This problem is left out,
        // because missing() reports it by the name of the option
        return new PolicyFormat(RuleBook.standard().definitions(), shell.timeline())
                .parse(entry.policy()).problems().stream()
                        .filter(problem -> !problem.path().equals(ENTRY))
                        .toList();
    }

    /**
     * Whether this command refuses an exemption with this problem. It refuses every error. It also refuses an expiry
     * date in the past, which is only a warning in a policy.
     */
    private static boolean isRefused(PolicyProblem problem) {
        return problem.isError() || member(problem).equals("expires");
    }

    /** The member that a problem is about, for example {@code rules} for {@code exemptions[0].rules[1]}. */
    private static String member(PolicyProblem problem) {
        return problem.path().replaceFirst("^exemptions\\[0]\\.", "").replaceFirst("\\[\\d+]$", "");
    }

    private static String line(PolicyProblem problem) {
        return OPTIONS.getOrDefault(member(problem), "exemption") + ": " + problem.text();
    }
}

package dev.iotjobs.auditor.cli.finding;

import dev.iotjobs.auditor.audit.policy.PolicyRefusedException;
import dev.iotjobs.auditor.aws.StoredAudits;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.cli.terminal.Terminal;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.report.finding.FindingDocument;
import dev.iotjobs.auditor.report.finding.FindingPage;
import dev.iotjobs.auditor.text.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one stored finding. */
@Command(
        name = "show",
        description = {
            "Shows one finding: why it matters, what to do, evidence, history, exemption.",
            "",
            "Searches the open findings first. If none matches, searches the closed findings of the last 90 days, which"
                    + " needs dynamodb:Scan.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 shown; 1 the tables cannot be read; 2 there is no such finding, several match, or the"
                    + " command or the configuration is wrong.",
            "",
            "Examples:",
            "  audit findings show a1b154e2",
            "  audit findings show a1b154e2 --output json"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FindingCommand implements Callable<Integer>, Checked {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{1,12}");
    private static final int SHORTEST = 8;
    private static final int NAMED = 5;

    private final Shell shell;
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "Id of the finding, or its first characters.")
    private String id = "";

    @Mixin
    private final ConnectionOptions.Tables tables = new ConnectionOptions.Tables();

    @Mixin
    private final Output.Choice output = new Output.Choice();

    FindingCommand(Shell shell, Terminal terminal) {
        this.shell = shell;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String wanted = wanted();
        try (StoredAudits audits = StoredAudits.connect(given().read().settings(), shell.timeline())) {
            List<Finding> found = audits.findings(audits.places()).beginningWith(wanted);
            if (found.size() == 1) {
                show(found.getFirst(), audits);
                return ExitCode.FINE;
            }
            shell.complain(found.isEmpty() ? "no finding '" + id + "'" : "'" + id + "' matches " + several(found));
            return ExitCode.USAGE;
        }
    }

    @Override
    public List<String> problems() {
        return given().allProblems();
    }

    private GivenSettings given() {
        GivenSettings given = tables.addTo(new GivenSettings(shell.environment()));
        if (!ID.matcher(wanted()).matches()) {
            given.problem("ID: must be 1 to 12 of the characters 0-9 and a-f, got '" + id
                    + "'; 'audit findings --job JOB' lists the findings of a job");
        }
        return given;
    }

    private String wanted() {
        return id.toLowerCase(Locale.ROOT);
    }

    private static String several(List<Finding> found) {
        List<String> ids = found.stream().map(finding -> finding.key().id()).toList();
        int length = SHORTEST;
        while (length < ids.getFirst().length() && !areDistinct(ids, length)) {
            length++;
        }
        int shown = length;
        String first =
                ids.stream().limit(NAMED).map(each -> each.substring(0, shown)).collect(Collectors.joining(", "));
        int more = ids.size() - NAMED;
        return ids.size() + " findings: " + first + (more > 0 ? " and " + Figures.count(more) + " more" : "");
    }

    private static boolean areDistinct(List<String> ids, int length) {
        return ids.stream().map(each -> each.substring(0, length)).distinct().count() == ids.size();
    }

    private void show(Finding finding, StoredAudits audits) {
        if (output.isJson()) {
            shell.out().println(FindingDocument.of(finding, audits.account()));
        } else {
            Instant now = shell.timeline().instant();
            FindingPage page =
                    new FindingPage(finding, audits.account(), exemptions(finding, audits), terminal.width(), now);
            shell.out().print(page.text(shell.style()));
        }
        shell.out().flush();
    }

    private Map<String, Exemption> exemptions(Finding finding, StoredAudits audits) {
        if (finding.exemption() == null) {
            return Map.of();
        }
        try {
            return audits.policy().policy().exemptions().stream()
                    .collect(Collectors.toMap(Exemption::id, Function.identity(), (first, _) -> first));
        } catch (PolicyRefusedException e) {
            shell.complain(String.valueOf(e.getMessage()));
            return Map.of();
        }
    }
}

package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.cli.option.PolicyFiles;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.report.policy.ExemptionList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the exemptions of a policy, and the findings that each of them exempts. */
@Command(
        name = "list",
        description = {
            "Lists the exemptions of a policy, and the findings that each of them exempts now.",
            "",
            "Reads the findings that the last audits stored in the findings table. Writes nothing.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 listed; 1 the table cannot be read; 2 the command, the configuration or the policy is wrong.",
            "",
            "Examples:",
            "  audit exempt list --policy policy.yaml"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExemptListCommand implements Callable<Integer>, Checked {

    private final Shell shell;

    @Mixin
    private final ConnectionOptions.Findings findings = new ConnectionOptions.Findings();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "The policy: '-' for standard input; " + PolicyFiles.FORMS
                    + " (default: AUDIT_POLICY, or the built-in policy, which has no exemption).")
    private @Nullable String policy;

    @Mixin
    private final Output.Choice output = new Output.Choice();

    ExemptListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        GivenSettings given = given();
        PolicyFiles.Named named = given.policy(shell);
        List<Exemption> exemptions = named == null ? List.of() : named.policy().exemptions();
        Settings settings = given.read().settings();
        try (AwsAudit audit = AwsAudit.connect(settings, Resources.FINDINGS_ONLY, shell.timeline())) {
            ExemptionList list = new ExemptionList(
                    exemptions,
                    audit.exempted(audit.regions()),
                    shell.timeline().instant());
            shell.out().print(output.isJson() ? list.json() + "\n" : list.text(shell.style()));
            shell.out().flush();
            return ExitCode.FINE;
        }
    }

    @Override
    public List<String> problems() {
        return given().allProblems();
    }

    private GivenSettings given() {
        GivenSettings given = new GivenSettings(shell.environment()).one("--policy", PolicyFiles.VARIABLE, policy);
        findings.addTo(given);
        return given;
    }
}

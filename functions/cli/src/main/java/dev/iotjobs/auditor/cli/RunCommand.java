package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.audit.StoreException;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.AuditResult;
import dev.iotjobs.auditor.report.AuditResult.AlertStatus;
import dev.iotjobs.auditor.report.AuditText;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes one audit. */
@Command(
        name = "run",
        description = {
            "Audits the IoT jobs of the account and Region that the environment points at.",
            "",
            "Credentials and Region are found as the AWS CLI finds them. AWS_ENDPOINT_URL, or AWS_ENDPOINT_URL_IOT,"
                    + " _DYNAMODB, _SNS, _STS and _SERVICE_QUOTAS, point at an emulator instead.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 the audit was made; 1 it was not, or not of every Region, or its alert was not sent; 2 the"
                    + " command or the configuration is wrong; 3 a finding at or above --fail-on is open, whatever"
                    + " failed besides. Standard error has a line for everything that applies.",
            "",
            "Examples:",
            "  audit run --dry-run --region eu-west-1       looks only: writes nothing, alerts nobody",
            "  audit run --fail-on HIGH --output json       for a pipeline"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    private static final Pattern JOB_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final Shell shell;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(
            names = "--create-resources",
            description = "Make missing tables and a missing topic; for emulators, refused at AWS itself.")
    private boolean createResources;

    @Option(names = "--dry-run", description = "Look only: findings stay in memory, nobody is alerted.")
    private boolean dryRun;

    @Option(
            names = "--job-id",
            paramLabel = "ID",
            description = "Describe this job before all others, to check what was mended; may be given several times.")
    private Set<String> first = new LinkedHashSet<>();

    @Option(
            names = "--time-budget",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = TimeBudget.class,
            description = "How long the audit may take, such as 90s, 15m or 2h; the next one goes on with what is left"
                    + " (default: ${DEFAULT-VALUE}).")
    private Duration timeBudget = Duration.ofHours(1);

    @Option(
            names = "--take-over",
            description = "Do not wait for the lease of an audit that was killed to end, at most two minutes; an audit"
                    + " that is still running ends.")
    private boolean takeOver;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 3 when a finding of this severity or worse is open: ${COMPLETION-CANDIDATES}.")
    private @Nullable Severity failOn;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.TEXT;

    RunCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        // Somebody waits for this: what devices may still change is looked at anew, however fresh what is known of it
        Settings settings =
                options.settings(shell.environment(), contradictions()).withFreshness(Freshness.now());
        try (Interruption interruption = Interruption.ofThisThread(shell);
                AwsAudit audit = AwsAudit.connect(settings, resources(), shell.timeline())) {
            AuditResult result = audit(audit);
            if (interruption.happened()) {
                return ExitCode.FAILED;
            }
            print(result);
            return exitCode(result);
        }
    }

    private List<String> contradictions() {
        List<String> problems = new ArrayList<>();
        if (dryRun && createResources) {
            problems.add("--create-resources: makes what --dry-run does not need; give one of them");
        }
        first.stream()
                .filter(jobId -> !JOB_ID.matcher(jobId).matches())
                .forEach(jobId -> problems.add(
                        "--job-id: must be 1 to 64 letters, digits, hyphens or underscores, got '" + jobId + "'"));
        return problems;
    }

    private Resources resources() {
        if (dryRun) {
            return Resources.NONE;
        }
        return createResources ? Resources.CREATE_MISSING : Resources.EXISTING;
    }

    private AuditResult audit(AwsAudit audit) {
        Deadline deadline = Deadline.in(timeBudget, shell.timeline().instant());
        String runId = UUID.randomUUID().toString();
        if (takeOver) {
            audit.takeOver(runId, audit.regions());
        }
        try (Progress progress = Progress.on(shell)) {
            AuditReport report = audit.audit(runId, audit.regions(), first, deadline, progress::ofRegion);
            return new AuditResult(report, findings(audit, report), dryRun);
        }
    }

    private static List<Finding> findings(AwsAudit audit, AuditReport report) {
        try {
            return audit.findings(report);
        } catch (StoreException e) {
            throw new StoreException(
                    "the audit was made, " + told(report.alerts()) + "; its findings cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static String told(AlertReport alerts) {
        if (alerts.isFailed()) {
            return "its alert was not sent: " + alerts.failure();
        }
        return alerts.sent().isEmpty() ? "and there was nothing to tell" : "and its alert was sent";
    }

    private void print(AuditResult result) {
        switch (output) {
            case TEXT -> shell.out().print(AuditText.of(result, shell.style()));
            case JSON -> shell.out().println(AuditJson.of(result));
        }
        shell.out().flush();
    }

    /** A finding that is open is certain, whatever was not seen or told besides: it goes before a failure. */
    private int exitCode(AuditResult result) {
        boolean failed = complainOfFailures(result);
        boolean found = complainOfFindings(result);
        if (found) {
            return ExitCode.FINDINGS;
        }
        return failed ? ExitCode.FAILED : ExitCode.FINE;
    }

    private boolean complainOfFailures(AuditResult result) {
        List<RegionRun> unmade = result.report().runs().stream()
                .filter(run -> run.outcome() != RegionRun.Outcome.COMPLETED)
                .toList();
        unmade.forEach(run -> shell.complain(run.place().region() + ": " + run.message()));
        if (unmade.stream().anyMatch(run -> run.outcome() == RegionRun.Outcome.ALREADY_RUNNING)) {
            shell.complain("an audit that was killed is in the way for at most two minutes; --take-over does not wait");
        }
        return complainOfAlert(result) || !unmade.isEmpty();
    }

    /** One that will be sent twice is not a failure. */
    private boolean complainOfAlert(AuditResult result) {
        boolean untold = result.alertStatus() == AlertStatus.FAILED;
        String failure = result.report().alerts().failure();
        if (!failure.isEmpty()) {
            String what = untold ? "not sent, the next audit tries again: " : "sent, the next audit sends it again: ";
            shell.complain("the alert was " + what + failure);
        }
        return untold;
    }

    private boolean complainOfFindings(AuditResult result) {
        long open = failOn == null ? 0 : result.countOpen(failOn);
        if (open > 0) {
            shell.complain("findings at or above --fail-on " + failOn + " that are open: " + open);
        }
        return open > 0;
    }
}

package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.policy.Documents;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.FindingCount;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.cli.option.PolicyFiles;
import dev.iotjobs.auditor.cli.option.TimeBudget;
import dev.iotjobs.auditor.cli.output.ReportFile;
import dev.iotjobs.auditor.cli.output.ReportTarget;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Interruption;
import dev.iotjobs.auditor.cli.terminal.Progress;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.export.format.ReportFormat;
import dev.iotjobs.auditor.export.source.CurrentAudit;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.report.AlertOutcome;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.AuditText;
import dev.iotjobs.auditor.report.ShownAudit;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
            "Audits the IoT jobs of the current AWS account and Region.",
            "",
            "Finds credentials and the Region like the AWS CLI. To use an emulator, set AWS_ENDPOINT_URL, or"
                    + " AWS_ENDPOINT_URL_IOT, _DYNAMODB, _SNS, _STS, _SERVICE_QUOTAS, _SSM and _APPCONFIGDATA.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 audit complete; 1 a Region could not be audited, the mail could not be sent or has no topic,"
                    + " or the result could not be written; 2 the command or the configuration is wrong, nothing was"
                    + " done; 3 a finding at or above --fail-on is open (even if 1 applies too: standard error"
                    + " then has both reasons).",
            "",
            "Examples:",
            "  audit run --dry-run --region eu-west-1       evaluates only: writes nothing, sends nothing",
            "  audit run --findings all                     lists every open finding",
            "  audit run --report report.html               also writes a page with the findings",
            "  audit run --fail-on HIGH --output json       for a pipeline"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer>, Checked {

    private static final Pattern JOB_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final int MOST_JOB_IDS = 1_000;

    private static final String QUARTER_NOTE =
            "The dry run uses a quarter of the API limit, because it cannot see whether an audit is running";

    private final Shell shell;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(names = "--create-resources", description = "Create missing tables and the topic. For emulators only.")
    private boolean createResources;

    @Option(
            names = "--dry-run",
            description = "Evaluate only: write and send nothing. If --state-table or AUDIT_STATE_TABLE is set, a dry"
                    + " run fails while an audit is running. If neither is set, it cannot see other audits, and uses at"
                    + " most a quarter of the API limit, or the rate of --max-tps.")
    private boolean dryRun;

    @Option(
            names = "--job-id",
            paramLabel = "ID",
            description = "Describe this job first, for example to verify a fix; may be given several times.")
    private Set<String> first = new LinkedHashSet<>();

    @Option(
            names = "--time-budget",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = TimeBudget.class,
            description = "Maximum duration of the audit, such as 90s, 15m or 2h; the next audit continues its work"
                    + " (default: ${DEFAULT-VALUE}).")
    private Duration timeBudget = Duration.ofHours(1);

    @Option(
            names = "--take-over",
            description = "Take over now from an audit that was killed, instead of waiting up to two minutes. If that"
                    + " audit is still running, it is stopped.")
    private boolean takeOver;

    @Option(
            names = "--accept-deletions",
            description = "Close the findings of all jobs that no longer exist, however many there are. Without"
                    + " this option, a second audit at least an hour later must confirm an implausible number of"
                    + " deletions.")
    private boolean acceptDeletions;

    @Option(
            names = "--adopt",
            description =
                    "Put the policy of --policy in force, even if the last audit used another policy. The next audit"
                            + " of the Lambda function uses its configured policy again.")
    private boolean adopt;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 3 if a finding in scope with this severity or a worse one is open:"
                    + " ${COMPLETION-CANDIDATES}.")
    private @Nullable Severity failOn;

    @Mixin
    private final Output.Choice output = new Output.Choice();

    @Option(
            names = "--findings",
            paramLabel = "N",
            converter = FindingCount.class,
            description = "Maximum number of findings in each list of the summary, or 'all'. With this option, the"
                    + " summary also lists open findings that did not change (default: 10, only findings that"
                    + " changed).")
    private @Nullable Integer findings;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a report of this audit or dry run. The ending of the name selects the format:"
                    + " .html, .csv, .json or .ocsf.json.")
    private @Nullable Path reportFile;

    @Option(names = "--verbose", description = "Also print the numbers of API calls.")
    private boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print problems only, for example in a cron job: no progress and no text. The exit code shows"
                    + " the result. '--output json' still prints its document.")
    private boolean quiet;

    RunCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        GivenSettings all = required(given());
        PolicyFiles.Named named = all.policy(shell);
        GivenSettings.Read given = all.read();
        Settings settings = given.settings();
        PolicyChoice policy = policy(named, AwsAudit.documents(settings, shell.timeline()));
        boolean quarter =
                dryRun && !settings.dryRunBudget().equals(settings.limits().budget());
        try (Interruption interruption = Interruption.ofThisThread(shell, stopped());
                AwsAudit audit = AwsAudit.connect(settings, policy, resources(), shell.timeline())) {
            ShownAudit result =
                    audit(audit, given.configured(), settings.scope(), quarter ? List.of(QUARTER_NOTE) : List.of());
            if (interruption.happened()) {
                return ExitCode.FAILED;
            }
            boolean isPrinted = print(result);
            return exitCode(result, report(result) && isPrinted);
        }
    }

    private String stopped() {
        return dryRun
                ? "a dry run stores nothing, and the findings of this dry run are not shown"
                : "findings so far are kept, the next audit continues";
    }

    /**
     * The policy of the audit. A dry run uses the policy that the user names, or else the built-in policy. Any other
     * audit uses the policy in force. The policy that the user names is put in force if {@code --adopt} is given, or if
     * no policy is stored yet. Otherwise the audit fails if the named policy differs from the policy in force.
     */
    private PolicyChoice policy(PolicyFiles.@Nullable Named named, Documents documents) {
        if (dryRun) {
            Policy tried = named == null ? documents.builtIn() : documents.withFallbacks(named.policy());
            return new PolicyChoice.Fixed(() -> tried);
        }
        return named == null
                ? new PolicyChoice.InForce(documents)
                : new PolicyChoice.Named(named.document(), adopt, documents);
    }

    @Override
    public List<String> problems() {
        return given().allProblems();
    }

    private GivenSettings given() {
        GivenSettings given = options.given(shell.environment());
        if (dryRun && adopt) {
            given.problem("--adopt: cannot be combined with --dry-run, which changes no state");
        }
        if (dryRun && createResources) {
            given.problem("--create-resources: cannot be combined with --dry-run, which needs no tables and no topic");
        }
        if (dryRun && takeOver) {
            given.problem("--take-over: cannot be combined with --dry-run, which changes no state");
        }
        first.stream()
                .filter(jobId -> !JOB_ID.matcher(jobId).matches())
                .forEach(jobId -> given.problem(
                        "--job-id: must be 1 to 64 letters, digits, hyphens or underscores, got '" + jobId + "'"));
        reportProblem().ifPresent(problem -> given.problem("--report: " + problem));
        if (first.size() > MOST_JOB_IDS) {
            given.problem("--job-id: may be given at most " + MOST_JOB_IDS + " times, got " + first.size());
        }
        return given;
    }

    /** Adds a problem for each missing setting that the audit requires, and returns the settings. */
    private GivenSettings required(GivenSettings given) {
        if (adopt && !given.namesPolicy()) {
            given.problem("--adopt: needs a policy, name one with --policy");
        }
        if (!dryRun && !createResources) {
            given.requireTopic("; --dry-run needs no topic, and on an emulator --create-resources creates the topic");
        }
        return given;
    }

    private Optional<String> reportProblem() {
        if (reportFile == null) {
            return Optional.empty();
        }
        return ReportFormat.ofFile(reportFile.toString()).isPresent()
                ? ReportFile.problem(reportFile)
                : Optional.of(
                        "must end in " + String.join(", ", ReportFormat.endings()) + ", got '" + reportFile + "'");
    }

    private Resources resources() {
        if (dryRun) {
            return Resources.NONE;
        }
        return createResources ? Resources.CREATE_MISSING : Resources.EXISTING;
    }

    private ShownAudit audit(AwsAudit audit, Scope configured, Scope scope, List<String> notes) {
        Deadline deadline = Deadline.in(timeBudget, shell.timeline().instant());
        AuditRequest request =
                new AuditRequest(UUID.randomUUID().toString(), configured, scope, first, deadline, requested());
        try (Progress progress = Progress.on(shell)) {
            AuditReport report =
                    audit.audit(request, audit.regions(), quiet ? _ -> AuditProgress.NONE : progress::ofRegion);
            return new ShownAudit(report, dryRun, notes);
        }
    }

    private Set<AuditRequest.Option> requested() {
        Set<AuditRequest.Option> requested = EnumSet.noneOf(AuditRequest.Option.class);
        if (takeOver) {
            requested.add(AuditRequest.Option.TAKE_OVER);
        }
        if (acceptDeletions) {
            requested.add(AuditRequest.Option.ACCEPT_DELETIONS);
        }
        return requested;
    }

    /**
     * Prints the result of the audit. Returns false if the result could not be printed completely, for example because
     * the disk is full.
     */
    private boolean print(ShownAudit result) {
        try {
            switch (output.get()) {
                case TEXT -> {
                    if (!quiet) {
                        AuditText.write(result, shell.style(), verbose, findings, shell.out()::print);
                    }
                }
                case JSON -> {
                    AuditJson.write(result, shell.out());
                    shell.out().println();
                }
            }
        } catch (StoreException e) {
            shell.complain("the audit is complete and stored (mail "
                    + AlertOutcome.of(result.report().alerts()) + "), but its findings cannot be read to print them: "
                    + e.getMessage() + "; make another audit to print them");
            return false;
        } catch (IOException e) {
            shell.complain(notPrinted(e.getMessage()));
            return false;
        }
        if (shell.out().checkError()) {
            shell.complain(
                    notPrinted("standard output cannot be written, because the disk is full, or the program that reads"
                            + " the output has ended"));
            return false;
        }
        return true;
    }

    /** Writes the report if {@code --report} is given. Returns false if the report could not be written in full. */
    private boolean report(ShownAudit result) {
        if (reportFile == null) {
            return true;
        }
        ReportTarget target = new ReportTarget(
                reportFile, ReportFormat.ofFile(reportFile.toString()).orElseThrow());
        Optional<String> problem;
        try {
            problem = target.write(new CurrentAudit(result), shell.reportInfo(), shell.out());
        } catch (StoreException e) {
            problem = Optional.of("'" + reportFile + "' is not written, because findings cannot be read: "
                    + e.getMessage() + "; run 'audit report' later to write it");
        }
        if (problem.isEmpty() && output.get() == Output.TEXT) {
            shell.out().println("Report  " + reportFile);
            shell.out().flush();
        }
        problem.ifPresent(why -> shell.complain("--report: " + why));
        return problem.isEmpty();
    }

    private String notPrinted(@Nullable String reason) {
        return "the audit is complete, but its result could not be printed in full: " + reason + "; "
                + (dryRun
                        ? "a dry run stores nothing: make another dry run"
                        : "findings and mail are not affected: 'audit findings' lists the findings");
    }

    /**
     * The exit code of the command. An open finding at or above {@code --fail-on} that is not exempted takes precedence
     * over a failure.
     */
    private int exitCode(ShownAudit result, boolean isPrinted) {
        boolean failed = complainOfFailures(result);
        boolean found = complainOfFindings(result);
        if (found) {
            return ExitCode.FINDINGS;
        }
        return failed || !isPrinted ? ExitCode.FAILED : ExitCode.FINE;
    }

    private boolean complainOfFailures(ShownAudit result) {
        List<RegionRun> failed = result.report().runs().stream()
                .filter(run -> run.outcome() != RegionRun.Outcome.COMPLETED)
                .toList();
        failed.forEach(run -> shell.complain(run.place().region() + ": " + run.message()));
        boolean running = failed.stream().anyMatch(run -> run.outcome() == RegionRun.Outcome.ALREADY_RUNNING);
        if (running && !dryRun) {
            shell.complain("try again when the other audit has ended; if it was killed, wait two minutes, or add"
                    + " --take-over to start at once");
        }
        if (result.isMailFailed()) {
            shell.complain("mail " + AlertOutcome.of(result.report().alerts()));
        } else if (result.isTopicMissing()) {
            AlertOutcome.subscribers(result.report().subscribers()).ifPresent(shell::complain);
        }
        return result.isMailFailed() || result.isTopicMissing() || !failed.isEmpty();
    }

    private boolean complainOfFindings(ShownAudit result) {
        long open = failOn == null ? 0 : result.countOpen(failOn);
        if (open > 0) {
            shell.complain(Figures.count(open, "open finding is", "open findings are") + " at or above " + failOn
                    + " (--fail-on)");
        }
        return open > 0;
    }
}

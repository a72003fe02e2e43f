package dev.iotjobs.auditor.cli.finding;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.explain.ExplainedJob;
import dev.iotjobs.auditor.audit.explain.JobExplainer;
import dev.iotjobs.auditor.aws.StoredAudits;
import dev.iotjobs.auditor.cli.option.Checked;
import dev.iotjobs.auditor.cli.option.ConnectionOptions;
import dev.iotjobs.auditor.cli.option.GivenSettings;
import dev.iotjobs.auditor.cli.option.Output;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.cli.terminal.Terminal;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.report.finding.JobPage;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains what each rule says about one job. */
@Command(
        name = "explain",
        description = {
            "Explains what each rule says about one job now: its findings, the rules that it passes, why other rules do"
                    + " not apply, and which data is missing.",
            "",
            "Judges the evidence that audits stored, by the rules and the policy in force. Writes nothing.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 explained; 1 the tables or the job cannot be read; 2 there is no such job, or the command or"
                    + " the configuration is wrong.",
            "",
            "'audit rules explain ID' shows the page of a rule.",
            "",
            "Examples:",
            "  audit explain fw-camera-3-7-5-all-porto",
            "  audit explain fw-camera-3-7-5-all-porto --describe    reads the job now"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ExplainJobCommand implements Callable<Integer>, Checked {

    private static final Pattern JOB_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Pattern RULE_ID = Pattern.compile("IOTJ-[A-Z]{3}-\\d{2}");
    private static final int ATTEMPTS = 4;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Shell shell;
    private final Terminal terminal;

    @Parameters(paramLabel = "JOB-ID", description = "Id of the job.")
    private String jobId = "";

    @Option(
            names = "--describe",
            description = "Read the job now with DescribeJob, and its tags if the policy needs them. A job without"
                    + " stored evidence is always read now.")
    private boolean describe;

    @Mixin
    private final ConnectionOptions.Tables tables = new ConnectionOptions.Tables();

    @Mixin
    private final Output.Choice output = new Output.Choice();

    public ExplainJobCommand(Shell shell, Terminal terminal) {
        this.shell = shell;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (StoredAudits audits = StoredAudits.connect(given().read().settings(), shell.timeline())) {
            return explain(audits, audits.places(), audits.policy().policy());
        }
    }

    @Override
    public List<String> problems() {
        return given().allProblems();
    }

    private GivenSettings given() {
        GivenSettings given = tables.addTo(new GivenSettings(shell.environment()));
        if (!JOB_ID.matcher(jobId).matches()) {
            given.problem("JOB-ID: must be 1 to 64 letters, digits, hyphens or underscores, got '" + jobId + "'");
        }
        return given;
    }

    private int explain(StoredAudits audits, List<AccountRegion> places, Policy policy) {
        List<ExplainedJob> stored = places.stream()
                .flatMap(place -> audits.explainer(place, policy).stored(jobId).stream())
                .toList();
        List<AccountRegion> left = stored.isEmpty()
                ? places
                : stored.stream().map(ExplainedJob::place).toList();
        List<String> failures = new ArrayList<>();
        List<ExplainedJob> explained = describe || stored.isEmpty() ? describe(audits, left, policy, failures) : stored;
        shell.complain(failures);
        if (explained.size() == 1) {
            print(explained.getFirst(), audits.account());
            return ExitCode.FINE;
        }
        if (!explained.isEmpty()) {
            shell.complain("--region: must name one Region, because job '" + jobId + "' is in "
                    + names(explained.stream().map(ExplainedJob::place).toList()));
            return ExitCode.USAGE;
        }
        if (!failures.isEmpty()) {
            return ExitCode.FAILED;
        }
        shell.complain("no job '" + jobId + "' in " + names(left)
                + (RULE_ID.matcher(jobId).matches() ? "; 'audit rules explain " + jobId + "' shows the rule" : ""));
        return ExitCode.USAGE;
    }

    private static String names(List<AccountRegion> places) {
        return places.stream().map(AccountRegion::region).collect(Collectors.joining(", "));
    }

    private List<ExplainedJob> describe(
            StoredAudits audits, List<AccountRegion> places, Policy policy, List<String> failures) {
        Set<String> placeholders = policy.entries(SharedSettings.PLACEHOLDERS);
        List<ExplainedJob> explained = new ArrayList<>();
        for (AccountRegion place : places) {
            switch (describe(audits, place, placeholders)) {
                case Answer.Ok<Job>(var job) -> {
                    JobExplainer explainer = audits.explainer(place, policy);
                    explained.add(explainer.described(job, key -> audits.tags(place, key, explainer.comparedTags())));
                }
                case Answer.Missing<Job> _ -> {}
                case Answer.Throttled<Job>(var message) -> failures.add(failure(place, message));
                case Answer.Denied<Job>(var message) -> failures.add(failure(place, message));
                case Answer.Unauthenticated<Job>(var message) -> failures.add(failure(place, message));
                case Answer.Rejected<Job>(var message) -> failures.add(failure(place, message));
                case Answer.Malformed<Job>(var message) -> failures.add(failure(place, message));
                case Answer.Failed<Job>(var message, var _) -> failures.add(failure(place, message));
                case Answer.Unreachable<Job>(var message) -> failures.add(failure(place, message));
                case Answer.OutOfTime<Job> _ -> failures.add(failure(place, "no time was left"));
            }
        }
        return explained;
    }

    private String failure(AccountRegion place, String message) {
        return "job '" + jobId + "' cannot be described in " + place.region() + ": " + message;
    }

    private Answer<Job> describe(StoredAudits audits, AccountRegion place, Set<String> placeholders) {
        Answer<Job> answer = audits.jobs(place).describeJob(jobId, placeholders);
        for (int attempt = 1; attempt < ATTEMPTS && answer.isTransient(); attempt++) {
            try {
                shell.timeline().sleepUntil(shell.timeline().instant().plus(BETWEEN));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = audits.jobs(place).describeJob(jobId, placeholders);
        }
        return answer;
    }

    private void print(ExplainedJob explained, AccountLabel account) {
        JobPage page = new JobPage(
                explained, account, terminal.width(), shell.timeline().instant());
        shell.out().print(output.isJson() ? page.json() + "\n" : page.text(shell.style()));
        shell.out().flush();
    }
}

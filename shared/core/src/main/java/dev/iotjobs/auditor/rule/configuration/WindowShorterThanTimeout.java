package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.TIMEOUT;
import static dev.iotjobs.auditor.rule.Feature.WINDOWS;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.JobCommands.Setting;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Finds a live job with a maintenance window that is shorter than the in-progress timeout of the job. */
public final class WindowShorterThanTimeout extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-14")
            .version(1)
            .title("Maintenance window shorter than the timeout")
            .finds("A live job has a maintenance window that is shorter than its in-progress timeout.")
            .appliesTo(jobs(LIVE).with(WINDOWS, TIMEOUT))
            .severity(LOW, "the `durationInMinutes` of at least one window is below the timeout")
            .why("An execution that starts late in the window outlives it.")
            .fix("Lower the timeout. The windows of a job cannot be changed: for longer windows, cancel the job and"
                    + " create it again.")
            .controls(nist("MA-2"))
            .offByDefault()
            .build();

    public WindowShorterThanTimeout() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        long timeout = Objects.requireNonNull(
                Objects.requireNonNull(job.timeoutConfig()).inProgressTimeoutInMinutes());
        List<Integer> minutes = durations(Objects.requireNonNull(job.schedulingConfig()));
        if (minutes.isEmpty()) {
            return Verdict.insufficientData(Gap.MISSING, "no maintenance window has a duration");
        }
        int shortest = minutes.getFirst();
        String figures = "the shortest maintenance window is " + Figures.count(shortest) + " min, and the timeout is "
                + Figures.count(timeout) + " min";
        return shortest >= timeout
                ? Verdict.compliant(figures)
                : Verdict.nonCompliant(LOW, figures)
                        .with(Evidence.of(job)
                                .and(
                                        "durationsInMinutes",
                                        minutes.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                                .and("inProgressTimeoutInMinutes", timeout))
                        .with(lower(job, shortest));
    }

    /** The durations of the maintenance windows in minutes, the shortest first. */
    private static List<Integer> durations(SchedulingConfig schedule) {
        return schedule.maintenanceWindows().stream()
                .map(MaintenanceWindow::durationInMinutes)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static List<CliCommand> lower(Job job, int shortest) {
        Setting timeout = ConfigurationFixes.timeout("Lower the timeout", Math.max(1, shortest));
        return JobCommands.setInPlace(job, timeout.verb() + ". " + timeout.effect(), timeout.option(), timeout.value());
    }
}

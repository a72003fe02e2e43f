package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.RETRY_CONFIG;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a live job that retries an execution more often than the policy allows. The retries of all failure types are
 * added.
 */
public final class RetriesExcessive extends Rule<JobFacts> {

    static final Setting<Integer> MAXIMUM_RETRIES = Setting.count(
            "maximumRetries", 3, 0, 10, "attempts", "Maximum number of retries of a job, all failure types together.");

    /** The failure types of the API model. The rule proposes no command for a job with another failure type. */
    private static final Set<String> TYPES = Set.of("FAILED", "TIMED_OUT", "ALL");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-12")
            .version(1)
            .title("Excessive retries")
            .finds("The retries of a live job add up to more than `maximumRetries`.")
            .appliesTo(jobs(LIVE).with(RETRY_CONFIG))
            .severity(LOW, "the sum of all `numberOfRetries` is above `maximumRetries`")
            .settings(MAXIMUM_RETRIES)
            .why("Retries cost money and battery, and the counters of the job count attempts instead of devices.")
            .fix("Retries of an existing job can only be set to 0. If the job needs retries, cancel it, and create it"
                    + " again with fewer.")
            .controls(nist("CM-6"))
            .offByDefault()
            .build();

    public RetriesExcessive() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        JobExecutionsRetryConfig config = Objects.requireNonNull(job.jobExecutionsRetryConfig());
        List<RetryCriteria> criteria = config.criteriaList().stream()
                .filter(criterion -> criterion.numberOfRetries() != null)
                .toList();
        if (criteria.isEmpty()) {
            return Verdict.insufficientData(Gap.MISSING, "no retry criterion has a number of retries");
        }
        long retries = config.numberOfRetries();
        int most = context.get(MAXIMUM_RETRIES);
        String figures = "the job has " + Figures.count(retries, "retry", "retries") + " in all";
        if (retries <= most) {
            return Verdict.compliant(figures);
        }
        return Verdict.nonCompliant(LOW, figures + ", more than the allowed " + most)
                .with(Evidence.of(job)
                        .and("numberOfRetries", retries)
                        .and("retriesByType", byType(criteria))
                        .and("maximumRetries", most))
                .with(withoutRetries(job, criteria));
    }

    private static String byType(List<RetryCriteria> criteria) {
        return criteria.stream()
                .map(criterion -> criterion.failureType() + " " + criterion.numberOfRetries())
                .collect(Collectors.joining(", "));
    }

    private static List<CliCommand> withoutRetries(Job job, List<RetryCriteria> criteria) {
        if (!criteria.stream().allMatch(criterion -> TYPES.contains(String.valueOf(criterion.failureType())))) {
            return List.of();
        }
        String none = criteria.stream()
                .map(criterion -> "{\"failureType\":\"" + criterion.failureType() + "\",\"numberOfRetries\":0}")
                .collect(Collectors.joining(",", "{\"criteriaList\":[", "]}"));
        return JobCommands.setInPlace(
                job,
                "Set the retries to 0, because UpdateJob accepts no other number",
                "--job-executions-retry-config",
                none);
    }
}

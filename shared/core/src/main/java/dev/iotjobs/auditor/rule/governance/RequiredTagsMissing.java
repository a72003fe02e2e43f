package dev.iotjobs.auditor.rule.governance;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a live job that lacks a required tag, according to ListTagsForResource. A tag with a blank value counts as
 * missing.
 */
public final class RequiredTagsMissing extends Rule<JobFacts> {

    static final Setting<List<String>> REQUIRED_TAGS =
            Setting.list("requiredTags", List.of(), "tag keys", "Keys of the tags that every job needs.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-GOV-02")
            .version(1)
            .title("Required tags missing")
            .finds("A live job lacks a tag that the policy requires, or has it with a blank value.")
            .appliesTo(jobs(LIVE)
                    .notOfOrigin(Origin.GREENGRASS, Origin.GREENGRASS_V1, Origin.FREERTOS_OTA)
                    .onceListed(REQUIRED_TAGS))
            .severity(LOW, "a key of `requiredTags` is absent, or its value is blank")
            .settings(REQUIRED_TAGS)
            .needs(Fact.TAGS)
            .closes("At the first audit that reads the new tags: within a day, or at once if you run"
                    + " './audit run --job-id JOB_ID'.")
            .why("Owner and environment must be known when a job goes wrong.")
            .fix("Add the tags to the job. Tags can be added at any time, also while devices run the job.")
            .controls(nist("CM-8"))
            .offByDefault()
            .build();

    public RequiredTagsMissing() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        List<String> missing = context.get(REQUIRED_TAGS).stream()
                .filter(key -> !facts.knownTags().hasValue(key))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return Verdict.compliant("the job has all required tags");
        }
        String keys = String.join(", ", missing);
        return Verdict.nonCompliant(LOW, "tags are missing or blank: " + keys)
                .with(Evidence.of(facts.job()).and("missingTags", keys))
                .with(List.of(tag(facts.job(), missing)));
    }

    private static CliCommand tag(Job job, List<String> keys) {
        List<String> arguments = new ArrayList<>(List.of(
                "iot",
                "tag-resource",
                "--region",
                job.key().region(),
                "--resource-arn",
                job.key().arn(),
                "--tags"));
        keys.forEach(key -> arguments.add("Key=" + key + ",Value=VALUE"));
        return new CliCommand(CliCommand.Effect.FIX, "Add the tags, with values of your own:", arguments);
    }
}

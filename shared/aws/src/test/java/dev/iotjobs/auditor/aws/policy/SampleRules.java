package dev.iotjobs.auditor.aws.policy;

import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.Control;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SharedSettings;
import dev.iotjobs.auditor.setting.Threshold;
import java.time.Duration;
import java.util.List;

/** Sample rules with every kind of setting. A change of the real rules does not change tests of these rules. */
final class SampleRules {

    private static final Setting<List<String>> REQUIRED_TAGS =
            Setting.list("requiredTags", List.of(), "tag keys", "Tags that each job needs.");

    private static final Setting<List<String>> PRODUCTION_TAGS =
            Setting.tags("productionTags", List.of(), "Tags that mark production.");

    private static final Setting<List<String>> PRODUCTION_GROUPS =
            Setting.list("productionGroups", List.of(), "patterns", "Groups that are production.");

    private SampleRules() {}

    static List<RuleDefinition<?>> all() {
        return List.of(
                ofRegions("IOTJ-ACC-01").build(),
                ofRegions("IOTJ-ACC-04").cannotBeSwitchedOff().build(),
                ofJobs("IOTJ-CFG-01").build(),
                ofJobs("IOTJ-CFG-15")
                        .appliesTo(jobs(LIVE).onceListed(PRODUCTION_TAGS, PRODUCTION_GROUPS))
                        .settings(PRODUCTION_TAGS, PRODUCTION_GROUPS)
                        .offByDefault()
                        .build(),
                ofJobs("IOTJ-GOV-02")
                        .appliesTo(jobs(LIVE).onceListed(REQUIRED_TAGS))
                        .settings(REQUIRED_TAGS)
                        .needs(Fact.TAGS)
                        .offByDefault()
                        .build(),
                ofJobs("IOTJ-RUN-01")
                        .severity(Severity.CRITICAL, "far too many")
                        .settings(
                                Setting.percentLevels(
                                        "failurePercent", new Threshold(10, 8, 20, 16), 50, "Share that failed."),
                                Setting.count("minimumExecuted", 10, 1, 1_000, "executions", "The sample."),
                                Setting.percent("smallFleetPercent", 75, 50, 100, "Share of a small sample."),
                                Setting.duration(
                                        "firstCoverage",
                                        Duration.ofHours(24),
                                        Duration.ofHours(1),
                                        Duration.ofDays(7),
                                        "How long jobs may wait."),
                                Setting.flag("retriesCount", false, "Whether retries count."),
                                SharedSettings.GRACE,
                                SharedSettings.RECENT)
                        .build());
    }

    private static RuleDefinition.Builder<JobFacts> ofJobs(String id) {
        return with(RuleDefinition.of(SubjectKind.JOB, id).appliesTo(jobs(LIVE)));
    }

    private static RuleDefinition.Builder<?> ofRegions(String id) {
        return with(RuleDefinition.of(SubjectKind.REGION, id)
                .appliesToEvery("every Region")
                .source("none"));
    }

    private static <F extends Facts> RuleDefinition.Builder<F> with(RuleDefinition.Builder<F> builder) {
        return builder.version(1)
                .title("A defect")
                .finds("It is planted.")
                .severity(Severity.HIGH, "always")
                .why("It matters.")
                .fix("Fix it.")
                .controls(Control.cis("7.4"));
    }
}

package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.TARGETS;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Jobs.Proviso;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Glob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds a live production job without a schedule: {@code schedulingConfig} has neither a start time nor maintenance
 * windows. A tag or a target group marks a job as production.
 */
public final class ProductionWithoutSchedule extends Rule<JobFacts> {

    static final Setting<List<String>> PRODUCTION_TAGS =
            Setting.tags("productionTags", List.of(), "Tags of jobs that change production.");

    static final Setting<List<String>> PRODUCTION_GROUPS = Setting.list(
            "productionGroups",
            List.of(),
            "names of thing groups, or patterns",
            "Thing groups of devices in production.");

    static final Setting<List<String>> EMERGENCY_TAGS =
            Setting.tags("emergencyTags", List.of(), "Tags of jobs that may change production at any time.");

    private static final Proviso MARKED_AS_PRODUCTION = new Proviso(
            "if they are marked as production and not as an emergency",
            Set.of(TARGETS),
            ProductionWithoutSchedule::exclusion);

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-15")
            .version(1)
            .title("Production job without schedule")
            .finds("A live job that is marked as production has neither a start time nor maintenance windows.")
            .appliesTo(jobs(LIVE)
                    .notOfOrigin(Origin.GREENGRASS, Origin.GREENGRASS_V1, Origin.FREERTOS_OTA)
                    .onceListed(PRODUCTION_TAGS, PRODUCTION_GROUPS)
                    .provided(MARKED_AS_PRODUCTION))
            .severity(
                    LOW,
                    "the job has a tag of `productionTags` or a target group of `productionGroups`, and no schedule")
            .settings(PRODUCTION_TAGS, PRODUCTION_GROUPS, EMERGENCY_TAGS)
            .mayRead(SCHEDULING_CONFIG)
            .mayUse(Fact.TAGS)
            .closes("When the job ends, when nothing marks it as production any more, or when it gets an emergency tag."
                    + " The schedule of a job cannot be changed.")
            .why("Changes to production belong in agreed windows.")
            .fix(
                    "A schedule cannot be added: cancel the job, and create it again with one. If the change cannot wait, add"
                            + " a tag of `emergencyTags`.")
            .controls(iotLens("IOTSEC09-BP01"), nist("MA-2"), nist("CM-3"))
            .offByDefault()
            .build();

    private static final String SCHEDULE = "{\"startTime\":\"YYYY-MM-DDThh:mm\"}";

    public ProductionWithoutSchedule() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        SchedulingConfig schedule = job.schedulingConfig();
        if (schedule != null
                && (schedule.startTime() != null
                        || !schedule.maintenanceWindows().isEmpty())) {
            return Verdict.compliant("the job has a schedule");
        }
        String marks = String.join(", ", marks(facts, context));
        return Verdict.nonCompliant(LOW, "the job is marked as production (" + marks + ") and has no schedule")
                .with(Evidence.of(job).and("markedBy", marks))
                .with(JobCommands.recreate(
                        job, "Create the job again with a schedule, in UTC", "--scheduling-config", SCHEDULE));
    }

    private static Optional<Verdict> exclusion(JobFacts facts, RuleContext context) {
        Optional<String> emergency = tags(facts, context.get(EMERGENCY_TAGS)).findFirst();
        if (emergency.isPresent()) {
            return Optional.of(Verdict.notApplicable("the " + emergency.get() + " marks an emergency"));
        }
        boolean isMarked = !marks(facts, context).isEmpty();
        boolean tagsDecide =
                !context.get(isMarked ? EMERGENCY_TAGS : PRODUCTION_TAGS).isEmpty();
        if (tagsDecide && facts.tags() instanceof Known.Unknown<Tags> why) {
            return Optional.of(Verdict.unknown(Fact.TAGS, why));
        }
        if (isMarked) {
            return Optional.empty();
        }
        boolean areGroupsKnown = context.get(PRODUCTION_GROUPS).isEmpty()
                || !facts.job().targets().isEmpty();
        return Optional.of(
                areGroupsKnown
                        ? Verdict.notApplicable("the job is not marked as production")
                        : Verdict.missing(TARGETS));
    }

    /** The tags and target groups that mark the job as production, in words. */
    private static List<String> marks(JobFacts facts, RuleContext context) {
        return Stream.concat(tags(facts, context.get(PRODUCTION_TAGS)), groups(facts.job(), context))
                .toList();
    }

    /**
     * The tags in {@code listed} that the job is known to have, each as a text such as {@code tag KEY=VALUE}.
     *
     * @param listed tags in the form {@code KEY=VALUE}
     */
    private static Stream<String> tags(JobFacts facts, List<String> listed) {
        return facts.tags() instanceof Known.Is<Tags>(var tags)
                ? listed.stream().filter(tags::has).map(tag -> "tag " + tag)
                : Stream.empty();
    }

    private static Stream<String> groups(Job job, RuleContext context) {
        List<Glob> patterns =
                context.get(PRODUCTION_GROUPS).stream().map(Glob::new).toList();
        return job.targetGroupNames().stream()
                .filter(name -> patterns.stream().anyMatch(pattern -> pattern.matches(name)))
                .map(name -> "target group " + name);
    }
}

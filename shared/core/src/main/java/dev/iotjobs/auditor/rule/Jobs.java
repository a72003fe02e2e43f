package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.setting.SharedSettings.AGES_OUT_AFTER;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs a rule judges. Finished ones only until {@code agesOutAfter} after their end. A condition that is known not
 * to hold decides, whatever else is absent; else what is absent is missing.
 *
 * @param origins jobs that were created by other APIs are left alone
 * @param list without an entry in it no job is judged; null for no such list
 */
public record Jobs(
        StatusClass status,
        TargetKind targets,
        Set<Origin> origins,
        @Nullable Setting<List<String>> list) implements Applicability<JobFacts> {

    /** Jobs by their status. One that is not in the API model is live. */
    public enum StatusClass {
        LIVE("live jobs", "the job ended"),
        /** Live and finished ones. */
        ANY_BUT_DELETION("jobs of any status but DELETION_IN_PROGRESS", "the job is being deleted");

        private final String text;
        private final String otherwise;

        StatusClass(String text, String otherwise) {
            this.text = text;
            this.otherwise = otherwise;
        }

        private Truth holds(Job job) {
            return switch (this) {
                case LIVE -> job.isLive();
                case ANY_BUT_DELETION ->
                    job.hasStatus(JobStatus.DELETION_IN_PROGRESS).not();
            };
        }
    }

    /** Jobs by what they target. */
    public enum TargetKind {
        ANY("", ""),
        /** A thing group, or more than one target. */
        GROUP_OR_SEVERAL(
                " that target a thing group or several targets",
                "the job has a single target, which is no thing group"),
        /** All but jobs on one thing, whose executions are attempts of one device. */
        SEVERAL_DEVICES(", those on a single thing excepted", "a single thing is the target of the job");

        private final String text;
        private final String otherwise;

        TargetKind(String text, String otherwise) {
            this.text = text;
            this.otherwise = otherwise;
        }

        private Truth holds(Job job) {
            return switch (this) {
                case ANY -> Truth.TRUE;
                case GROUP_OR_SEVERAL -> job.targetsGroup().or(job.hasSeveralTargets());
                case SEVERAL_DEVICES -> job.isSingleThing().not();
            };
        }
    }

    /** @throws IllegalArgumentException if no origin is left */
    public Jobs {
        origins = Set.copyOf(origins);
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("a rule that judges jobs of no origin judges nothing");
        }
    }

    /** Jobs of a status, of every origin, whatever they target. */
    public static Jobs jobs(StatusClass status) {
        return new Jobs(status, TargetKind.ANY, EnumSet.allOf(Origin.class), null);
    }

    /** Those with such targets only. */
    public Jobs targeting(TargetKind kind) {
        return new Jobs(status, kind, origins, list);
    }

    /** Without those created by these APIs. */
    public Jobs notOfOrigin(Origin... excepted) {
        Set<Origin> rest = EnumSet.allOf(Origin.class);
        List.of(excepted).forEach(rest::remove);
        return new Jobs(status, targets, rest, list);
    }

    /** None while the policy leaves this list empty. */
    public Jobs onceListed(Setting<List<String>> needed) {
        return new Jobs(status, targets, origins, needed);
    }

    /** Whether it does not matter which API created a job. */
    boolean isOfEveryOrigin() {
        return origins.size() == Origin.values().length;
    }

    @Override
    public String text() {
        return status.text
                + targets.text
                + exceptions()
                + (list == null ? "" : ", once `" + list.name() + "` has an entry");
    }

    private String exceptions() {
        return isOfEveryOrigin()
                ? ""
                : Arrays.stream(Origin.values())
                        .filter(origin -> !origins.contains(origin))
                        .map(Jobs::noun)
                        .collect(Collectors.joining(", ", ", except ", ""));
    }

    private static String noun(Origin origin) {
        return switch (origin) {
            case SELF -> "own jobs";
            case GREENGRASS -> "Greengrass deployments";
            case GREENGRASS_V1 -> "Greengrass V1 deployments";
            case FREERTOS_OTA -> "FreeRTOS OTA updates";
            case OTHER_SERVICE -> "jobs of other services";
        };
    }

    @Override
    public Set<JobField> reads() {
        return targets == TargetKind.ANY ? Set.of(JobField.STATUS) : Set.of(JobField.STATUS, JobField.TARGETS);
    }

    @Override
    public Optional<Verdict> exclude(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        if (job.status().equals(JobStatus.DELETION_IN_PROGRESS)) {
            return Optional.of(Verdict.notApplicable(End.JOB_GONE, "the job is being deleted"));
        }
        if (status.holds(job) == Truth.FALSE) {
            return Optional.of(Verdict.notApplicable(status.otherwise));
        }
        if (targets.holds(job) == Truth.FALSE) {
            return Optional.of(Verdict.notApplicable(targets.otherwise));
        }
        if (!origins.contains(job.origin())) {
            return Optional.of(Verdict.notApplicable("the API that created the job cannot set this"));
        }
        if (list != null && context.get(list).isEmpty()) {
            return Optional.of(Verdict.notApplicable("the list '" + list.name() + "' is empty"));
        }
        return endedLongAgo(job, context).or(() -> missing(job));
    }

    private static Optional<Verdict> endedLongAgo(Job job, RuleContext context) {
        Instant end = job.endedAt();
        if (end == null || !context.isLongerAgo(end, context.get(AGES_OUT_AFTER))) {
            return Optional.empty();
        }
        long days = context.get(AGES_OUT_AFTER).toDays();
        return Optional.of(
                Verdict.notApplicable(End.AGED_OUT, "the job ended more than " + Figures.count(days, "day") + " ago"));
    }

    private Optional<Verdict> missing(Job job) {
        if (status.holds(job).and(targets.holds(job)) != Truth.UNKNOWN) {
            return Optional.empty();
        }
        JobField absent = JobField.STATUS.isKnown(job) ? JobField.TARGETS : JobField.STATUS;
        return Optional.of(Verdict.missing(absent));
    }
}

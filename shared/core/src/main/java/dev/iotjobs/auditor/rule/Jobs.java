package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.setting.SharedSettings.AGES_OUT_AFTER;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.text.Figures;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The jobs to which a rule applies: those that meet all conditions of this record. A job gets INSUFFICIENT_DATA if it
 * fails no condition, but its status, targets, target selection or proviso is unknown.
 *
 * @param statuses the statuses of the jobs
 * @param isAtAnyAge whether the rule also judges jobs that ended longer ago than the setting {@code agesOutAfter}
 * @param traits properties that a job must have
 * @param origins the APIs that created the jobs
 * @param lists lists of the policy, of which at least one must have an entry; empty if the rule needs no list
 * @param proviso one more condition; null for none
 */
public record Jobs(
        Set<StatusClass> statuses,
        boolean isAtAnyAge,
        Traits traits,
        Set<Origin> origins,
        List<Setting<List<String>>> lists,
        @Nullable Proviso proviso)
        implements Applicability<JobFacts> {

    /** A class of jobs by their status. A status that is not in the API model counts as live. */
    @SuppressWarnings("ImmutableEnumChecker") // verdicts are immutable
    public enum StatusClass {
        LIVE("live", "the job ended"),
        /** Live and finished jobs, but not jobs in deletion. */
        ANY_BUT_DELETION("", "the job is being deleted"),
        IN_PROGRESS("IN_PROGRESS", "the job is not in progress"),
        SCHEDULED("SCHEDULED", "the job is not scheduled"),
        COMPLETED("COMPLETED", "the job is not completed"),
        CANCELED("CANCELED", "the job is not cancelled"),
        DELETION_IN_PROGRESS("DELETION_IN_PROGRESS", "the job is not being deleted");

        private static final StatusClass[] ALL = values(); // saves a new array for every rule and job

        private final String text;
        private final Verdict otherwise;

        StatusClass(String text, String otherwise) {
            this.text = text;
            this.otherwise = Verdict.notApplicable(otherwise);
        }

        private Truth holds(Job job) {
            return switch (this) {
                case LIVE -> job.isLive();
                case ANY_BUT_DELETION ->
                    job.hasStatus(JobStatus.DELETION_IN_PROGRESS).not();
                case IN_PROGRESS -> job.hasStatus(JobStatus.IN_PROGRESS);
                case SCHEDULED -> job.hasStatus(JobStatus.SCHEDULED);
                case COMPLETED -> job.hasStatus(JobStatus.COMPLETED);
                case CANCELED -> job.hasStatus(JobStatus.CANCELED);
                case DELETION_IN_PROGRESS -> job.hasStatus(JobStatus.DELETION_IN_PROGRESS);
            };
        }

        private boolean isOfFinishedJobs() {
            return this == ANY_BUT_DELETION || this == COMPLETED || this == CANCELED;
        }
    }

    /** A class of jobs by their targets. */
    @SuppressWarnings("ImmutableEnumChecker") // verdicts are immutable
    public enum TargetKind {
        ANY("", ""),
        /** Jobs that target a thing group. */
        GROUP(" that target a thing group", "the job targets no thing group"),
        /** Jobs that target a thing group, or more than one target. */
        GROUP_OR_SEVERAL(
                " that target a thing group or several targets", "the job has one target, and it is not a thing group"),
        /** All jobs except those on a single thing, whose executions are all attempts of one device. */
        SEVERAL_DEVICES(", except jobs on a single thing", "the job targets a single thing");

        private final String text;
        private final Verdict otherwise;

        TargetKind(String text, String otherwise) {
            this.text = text;
            this.otherwise = Verdict.notApplicable(otherwise);
        }

        private Truth holds(Job job) {
            return switch (this) {
                case ANY -> Truth.TRUE;
                case GROUP -> job.targetsGroup();
                case GROUP_OR_SEVERAL -> job.mayHaveSeveralDevices();
                case SEVERAL_DEVICES -> job.isSingleThing().not();
            };
        }
    }

    /**
     * Properties that a job must have for the rule to apply.
     *
     * @param selection the target selection; null for any
     * @param with features that must be set
     * @param without features that must not be set
     */
    public record Traits(
            TargetKind targets, @Nullable TargetSelection selection, Set<Feature> with, Set<Feature> without) {

        static final Traits ANY = new Traits(TargetKind.ANY, null, Set.of(), Set.of());

        public Traits {
            with = with.isEmpty() ? Set.of() : EnumSet.copyOf(with);
            without = without.isEmpty() ? Set.of() : EnumSet.copyOf(without);
        }

        private Truth isSelected(Job job) {
            TargetSelection actual = job.targetSelection();
            if (selection == null) {
                return Truth.TRUE;
            }
            return TargetSelection.CONTINUOUS.equals(actual) || TargetSelection.SNAPSHOT.equals(actual)
                    ? Truth.of(selection.equals(actual))
                    : Truth.UNKNOWN;
        }
    }

    /**
     * A condition on a job in addition to the others of {@link Jobs}. It may depend on the time and on settings.
     *
     * @param text the condition in words, such as {@code once they are rolled out}; pages print it after a comma
     * @param fields the fields that decide the condition
     * @param exclusion the verdict if the condition does not hold or is unknown; empty if it holds
     */
    public record Proviso(
            String text, Set<JobField> fields, BiFunction<JobFacts, RuleContext, Optional<Verdict>> exclusion) {

        public Proviso {
            fields = Set.copyOf(fields);
        }
    }

    /** @throws IllegalArgumentException if {@code statuses} or {@code origins} is empty */
    public Jobs {
        statuses = Set.copyOf(statuses);
        origins = Set.copyOf(origins);
        lists = List.copyOf(lists);
        if (statuses.isEmpty() || origins.isEmpty()) {
            throw new IllegalArgumentException("a rule that judges jobs of no status or no origin judges nothing");
        }
    }

    /** Jobs with one of these statuses, with any origin and any targets. */
    public static Jobs jobs(StatusClass... statuses) {
        return new Jobs(Set.of(statuses), false, Traits.ANY, EnumSet.allOf(Origin.class), List.of(), null);
    }

    /** These jobs, limited to those with this kind of targets. */
    public Jobs targeting(TargetKind kind) {
        return with(new Traits(kind, traits.selection(), traits.with(), traits.without()));
    }

    /** These jobs, limited to those with this target selection. */
    public Jobs selected(TargetSelection selection) {
        return with(new Traits(traits.targets(), selection, traits.with(), traits.without()));
    }

    /** These jobs, limited to those whose configuration has all given features. */
    public Jobs with(Feature... features) {
        return with(new Traits(traits.targets(), traits.selection(), Set.of(features), traits.without()));
    }

    /** These jobs, limited to those for which none of the given features is set. */
    public Jobs without(Feature... features) {
        return with(new Traits(traits.targets(), traits.selection(), traits.with(), Set.of(features)));
    }

    private Jobs with(Traits other) {
        return new Jobs(statuses, isAtAnyAge, other, origins, lists, proviso);
    }

    /** These jobs, except those that the given APIs created. */
    public Jobs notOfOrigin(Origin... excepted) {
        Set<Origin> rest = EnumSet.allOf(Origin.class);
        List.of(excepted).forEach(rest::remove);
        return new Jobs(statuses, isAtAnyAge, traits, rest, lists, proviso);
    }

    /** These jobs, including jobs that ended longer ago than the setting {@code agesOutAfter}. */
    public Jobs atAnyAge() {
        return new Jobs(statuses, true, traits, origins, lists, proviso);
    }

    /** These jobs, or no jobs if all given lists of the policy are empty. Takes one or two lists. */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array
    public final Jobs onceListed(Setting<List<String>>... needed) {
        return new Jobs(statuses, isAtAnyAge, traits, origins, List.of(needed), proviso);
    }

    /** These jobs, limited to those for which one more condition holds. */
    public Jobs provided(Proviso needed) {
        return new Jobs(statuses, isAtAnyAge, traits, origins, lists, needed);
    }

    /** Whether jobs of every origin are included. */
    boolean isOfEveryOrigin() {
        return origins.size() == Origin.COUNT;
    }

    /** Whether the rule judges a finished job only until the time {@code agesOutAfter} has passed since its end. */
    boolean agesOut() {
        return !isAtAnyAge && statuses.stream().anyMatch(StatusClass::isOfFinishedJobs);
    }

    @Override
    public String text() {
        return statusText()
                + traits.targets().text
                + features(", with ", traits.with(), " and ")
                + features(", without ", traits.without(), " or ")
                + exceptions()
                + (proviso == null ? "" : ", " + proviso.text())
                + (lists.isEmpty() ? "" : "; only if " + listText());
    }

    /** Whether the rule needs lists of the policy, and all these lists are empty. The rule then judges no job. */
    public boolean lacksEntry(SettingValues values) {
        return !lists.isEmpty()
                && lists.stream().allMatch(list -> values.get(list).isEmpty());
    }

    /** Why {@link #lacksEntry} is true, in words, such as {@code the list 'approvedRoles' is empty}. */
    public String emptyLists() {
        return lists.size() == 1
                ? "the list '" + lists.getFirst().name() + "' is empty"
                : "the lists '" + lists.getFirst().name() + "' and '"
                        + lists.getLast().name() + "' are empty";
    }

    private String listText() {
        return lists.stream().map(list -> "`" + list.name() + "`").collect(Collectors.joining(" or "))
                + " has an entry";
    }

    private String statusText() {
        String jobs = (traits.selection() == null ? "" : traits.selection() + " ") + "jobs";
        if (statuses.contains(StatusClass.ANY_BUT_DELETION)) {
            return jobs + " of any status but DELETION_IN_PROGRESS";
        }
        return statuses.stream().sorted().map(status -> status.text).collect(Collectors.joining(" and ", "", " "))
                + jobs;
    }

    private static String features(String start, Set<Feature> features, String between) {
        return features.isEmpty()
                ? ""
                : features.stream().map(Feature::text).collect(Collectors.joining(between, start, ""));
    }

    private String exceptions() {
        return isOfEveryOrigin()
                ? ""
                : Arrays.stream(Origin.values())
                        .filter(origin -> !origins.contains(origin))
                        .map(Origin::plural)
                        .collect(Collectors.joining(", ", ", except ", ""))
                        .replaceFirst("(?<!^), (?=[^,]*$)", " and ");
    }

    @Override
    public Set<JobField> reads() {
        Set<JobField> fields = EnumSet.of(JobField.STATUS);
        if (traits.targets() != TargetKind.ANY) {
            fields.add(JobField.TARGETS);
        }
        if (traits.selection() != null) {
            fields.add(JobField.TARGET_SELECTION);
        }
        return fields;
    }

    /** Fields of DescribeJob that decide whether the rule applies to a job, and that AWS IoT may leave out. */
    Set<JobField> mayRead() {
        Set<JobField> fields = EnumSet.noneOf(JobField.class);
        traits.with().forEach(feature -> fields.addAll(feature.fields()));
        traits.without().forEach(feature -> fields.addAll(feature.fields()));
        if (proviso != null) {
            fields.addAll(proviso.fields());
        }
        if (agesOut()) {
            fields.add(JobField.ENDED_AT);
        }
        if (!isOfEveryOrigin()) {
            fields.add(JobField.NAMESPACE_ID);
            fields.add(JobField.DESCRIPTION);
        }
        return fields;
    }

    @Override
    public Optional<Verdict> exclude(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        if (job.status().equals(JobStatus.DELETION_IN_PROGRESS)
                && !statuses.contains(StatusClass.DELETION_IN_PROGRESS)) {
            return Optional.of(Verdict.notApplicable(End.JOB_GONE, "the job is being deleted"));
        }
        Truth hasStatus = hasStatus(job);
        Verdict otherwise = hasStatus == Truth.FALSE ? otherStatus(job) : otherwise(job);
        if (otherwise != null) {
            return Optional.of(otherwise);
        }
        if (lacksEntry(context.settings())) {
            return Optional.of(Verdict.notApplicable(emptyLists()));
        }
        Optional<Verdict> without = proviso == null ? Optional.empty() : proviso.exclusion.apply(facts, context);
        if (without.isPresent() && without.get().outcome() instanceof Outcome.NotApplicable) {
            return without;
        }
        Optional<Verdict> ended = endedLongAgo(job, context);
        if (ended.isPresent()) {
            return ended;
        }
        JobField missing = missing(job, hasStatus);
        return missing == null ? without : Optional.of(Verdict.missing(missing));
    }

    /** The verdict if targets, target selection, origin or features exclude the job; null if they do not. */
    private @Nullable Verdict otherwise(Job job) {
        if (traits.targets().holds(job) == Truth.FALSE) {
            return traits.targets().otherwise;
        }
        if (traits.isSelected(job) == Truth.FALSE) {
            return Verdict.notApplicable("the job is not a " + traits.selection() + " job");
        }
        if (!isOfEveryOrigin() && !origins.contains(job.origin())) {
            return Verdict.notApplicable(
                    "this rule does not judge " + job.origin().plural());
        }
        Feature lacking = Feature.first(traits.with(), false, job);
        if (lacking != null) {
            return lacking.otherwise();
        }
        Feature unwanted = Feature.first(traits.without(), true, job);
        return unwanted == null ? null : unwanted.unwanted();
    }

    private Truth hasStatus(Job job) {
        Truth has = Truth.FALSE;
        for (StatusClass status : StatusClass.ALL) {
            if (statuses.contains(status)) {
                has = has.or(status.holds(job));
            }
        }
        return has;
    }

    private Verdict otherStatus(Job job) {
        boolean judgesLive = statuses.contains(StatusClass.LIVE);
        return statuses.size() == 1 || (judgesLive && job.status().isTerminal())
                ? Collections.min(statuses).otherwise
                : Verdict.notApplicable("the job is " + job.status());
    }

    private Optional<Verdict> endedLongAgo(Job job, RuleContext context) {
        Instant end = job.endedAt();
        if (end == null || !agesOut() || !context.isLongerAgo(end, context.get(AGES_OUT_AFTER))) {
            return Optional.empty();
        }
        long days = context.get(AGES_OUT_AFTER).toDays();
        return Optional.of(
                Verdict.notApplicable(End.AGED_OUT, "the job ended more than " + Figures.count(days, "day") + " ago"));
    }

    private @Nullable JobField missing(Job job, Truth hasStatus) {
        if (hasStatus == Truth.UNKNOWN) {
            return JobField.STATUS;
        }
        if (traits.targets().holds(job) == Truth.UNKNOWN) {
            return JobField.TARGETS;
        }
        return traits.isSelected(job) == Truth.UNKNOWN ? JobField.TARGET_SELECTION : null;
    }
}

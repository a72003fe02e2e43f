package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.AbortReason;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.TargetSelection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds one job of a scenario. Callers set the devices, then the purpose, then the executions. Not thread-safe.
 */
final class Draft {

    private static final Duration SHORTEST_RUN = Duration.ofMinutes(4);

    private final Estate estate;
    private final Purposes purposes;
    private final UnaryOperator<String> uniqueId;
    private final Draw draw;
    private final int ordinal;
    private Audience audience = new Audience("none", List.of(), null, 0);
    private Purpose purpose = Purpose.inline(null, "{}");
    private JobSettings settings = Guards.FULL;
    private SimulatedJob.@Nullable Builder started;

    /** @param ordinal position of the job in its scenario, from 0 */
    Draft(Estate estate, Purposes purposes, UnaryOperator<String> uniqueId, Draw draw, int ordinal) {
        this.estate = estate;
        this.purposes = purposes;
        this.uniqueId = uniqueId;
        this.draw = draw;
        this.ordinal = ordinal;
    }

    Estate estate() {
        return estate;
    }

    Purposes purposes() {
        return purposes;
    }

    Draw draw() {
        return draw;
    }

    int ordinal() {
        return ordinal;
    }

    Instant now() {
        return estate.settings().now();
    }

    Audience audience() {
        return audience;
    }

    int things() {
        return audience.things();
    }

    /**
     * Begins to build the job, and gives it its id.
     *
     * @param wish the wanted id. If another job has this id, a number is appended.
     */
    Draft id(String wish) {
        started = SimulatedJob.builder(uniqueId.apply(wish), now());
        return this;
    }

    Draft to(Audience whom) {
        audience = whom;
        return this;
    }

    Draft does(Purpose what) {
        purpose = what;
        return this;
    }

    Draft does(UnaryOperator<Purpose> change) {
        purpose = change.apply(purpose);
        return this;
    }

    Draft with(JobSettings changed) {
        settings = changed;
        return this;
    }

    Draft with(UnaryOperator<JobSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    Draft continuous() {
        job().targetSelection(TargetSelection.CONTINUOUS);
        return this;
    }

    Draft namespace(String namespaceId) {
        job().namespaceId(namespaceId);
        return this;
    }

    Draft nextWindows(List<String> starts) {
        job().scheduledJobRollouts(starts);
        return this;
    }

    Draft reason(@Nullable String code, @Nullable String comment) {
        job().reasonCode(code).comment(comment);
        return this;
    }

    /**
     * A random time between 07:00 and 18:00 UTC on a workday in the past. The day is at least {@code least + 2} and at
     * most {@code most} days ago, but not before the first jobs of the account. If the day would be on a weekend, the
     * Friday before is used.
     */
    Instant workingHour(int least, int most) {
        ZonedDateTime day = now().atZone(ZoneOffset.UTC)
                .minusDays(draw.between(least + 2, Math.min(most, estate.days())))
                .truncatedTo(ChronoUnit.DAYS);
        int weekend = Math.max(0, day.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue());
        return day.minusDays(weekend).toInstant().plus(draw.between(Duration.ofHours(7), Duration.ofHours(18)));
    }

    /** A random working hour, more than three days ago. It can be as early as the first jobs of the account. */
    Instant workingHour() {
        return workingHour(2, estate.days());
    }

    /** A random working hour in the last 27 days. */
    Instant recentWorkingHour() {
        return workingHour(2, 24); // rules judge ended jobs for 30 days
    }

    /** A random time from 15 minutes to 70 hours ago. */
    Instant lately() {
        // the rule on queued executions reports them after 72 hours
        return ago(Duration.ofMinutes(15), Duration.ofHours(70));
    }

    /**
     * A random time in the past.
     *
     * @param least the result is at least this long ago
     * @param most the result is less than this long ago
     */
    Instant ago(Duration least, Duration most) {
        return now().minus(draw.between(least, most));
    }

    /** Makes the job COMPLETED. Its end is a random time after its creation, usually later for more devices. */
    void completed(Instant created, JobCounters counters) {
        Duration longest = Duration.between(created, now()).dividedBy(2);
        Duration usual = Duration.ofMinutes(10L + Math.min(things(), 600) * 6L);
        Duration bound = usual.compareTo(longest) < 0 ? usual : longest;
        completedAt(created, created.plus(draw.between(SHORTEST_RUN, bound.plus(SHORTEST_RUN))), counters);
    }

    void completedAt(Instant created, Instant ended, JobCounters counters) {
        begin(created)
                .status(JobStatus.COMPLETED)
                .lastUpdatedAt(ended)
                .completedAt(ended)
                .counters(counters);
    }

    /**
     * Makes the job CANCELED by a person or the service, without force: executions in progress were allowed to
     * continue.
     */
    void cancelled(Instant created, Instant ended, JobCounters counters) {
        begin(created)
                .status(JobStatus.CANCELED)
                .forceCanceled(false)
                .lastUpdatedAt(ended)
                .completedAt(ended)
                .counters(counters);
    }

    /**
     * Makes the job CANCELED by its own abort criteria.
     *
     * @param before the counters just before the cancellation; they must meet a criterion
     */
    void aborted(Instant created, Instant ended, JobCounters before) {
        AbortReason why = AbortReason.of(settings.abortConfig(), before).orElseThrow();
        reason(AbortReason.CODE, why.comment()).cancelled(created, ended, before.afterCancel(false));
    }

    /** Makes the job CANCELED with force: the executions in progress were cancelled, too. */
    void forceCancelled(Instant created, Instant ended, JobCounters counters) {
        cancelled(created, ended, counters);
        job().forceCanceled(true);
    }

    /**
     * Makes the job CANCELED, but the service is still cancelling its executions.
     *
     * @param asked when the cancellation was requested
     */
    void cancelling(Instant created, Instant asked, boolean force, JobCounters counters) {
        cancelled(created, asked, counters);
        job().forceCanceled(force).completedAt(null).isConcurrent(true);
    }

    /** Makes the job IN_PROGRESS, with some devices not yet notified. */
    void rollingOut(Instant created, JobCounters counters) {
        begin(created).counters(counters).isConcurrent(true);
    }

    /** Makes the job IN_PROGRESS: it has notified all its devices and waits for them. */
    void waiting(Instant created, JobCounters counters) {
        Duration sinceThen = Duration.between(created, now());
        Duration rollout = Duration.ofMillis(2_000L + things() * 60L + draw.between(0, 2_000));
        begin(created)
                .counters(counters)
                .lastUpdatedAt(created.plus(rollout.compareTo(sinceThen) < 0 ? rollout : sinceThen));
    }

    /** Makes the job SCHEDULED: it waits for its start or for its next maintenance window. */
    void scheduled(Instant created, JobCounters counters) {
        waiting(created, counters);
        job().status(JobStatus.SCHEDULED);
    }

    /** Makes the job DELETION_IN_PROGRESS. */
    void deleting(Instant created, JobCounters counters) {
        begin(created)
                .status(JobStatus.DELETION_IN_PROGRESS)
                .lastUpdatedAt(ago(Duration.ofSeconds(5), Duration.ofMinutes(20)))
                .counters(counters);
    }

    /** Marks the job as force-cancelled, without a change of its status. */
    void afterForce() {
        job().forceCanceled(true);
    }

    SimulatedJob finish(UnaryOperator<JobSettings> shared) {
        boolean needsRole = purpose.presigned() && settings.presignedUrlConfig() == null;
        JobSettings complete = needsRole ? settings.withPresignedUrlConfig(Purposes.presign(estate)) : settings;
        SimulatedJob finished = job().targets(audience.targets())
                .thingGroupId(audience.thingGroupId())
                .description(purpose.description())
                .document(purpose.document())
                .documentSource(purpose.documentSource())
                .destinationPackageVersions(purpose.packageVersions())
                .jobTemplateArn(purpose.jobTemplateArn())
                .documentParameters(purpose.documentParameters())
                .settings(shared.apply(complete))
                .tags(estate.tags(draw))
                .build();
        return wouldBeAborted(finished)
                ? finished.toBuilder()
                        .settings(shared.apply(complete.withAbortConfig(abortLater(finished))))
                        .build()
                : finished;
    }

    /**
     * Whether a job met its abort criteria, but was not cancelled by them. Checks the counters as they are, and as they
     * were before executions were cancelled.
     */
    private static boolean wouldBeAborted(SimulatedJob job) {
        JobCounters now = job.counters();
        JobCounters before = now.toBuilder()
                .queued(now.queued() + now.canceled())
                .canceled(0)
                .build();
        return !AbortReason.CODE.equals(job.reasonCode())
                && (AbortReason.of(job.settings().abortConfig(), now).isPresent()
                        || AbortReason.of(job.settings().abortConfig(), before).isPresent());
    }

    /** Abort criteria that cannot have cancelled this job yet. */
    private static AbortConfig abortLater(SimulatedJob job) {
        int executions = job.counters().total();
        // The criteria apply after all executions have ended, or need more executions than the job has.
        return job.counters().ended() < executions ? Guards.abortFrom(executions) : Guards.ABORT_TOO_LATE;
    }

    private SimulatedJob.Builder begin(Instant created) {
        return job().createdAt(created).lastUpdatedAt(created.plusMillis(draw.between(2_000, 4_000)));
    }

    private SimulatedJob.Builder job() {
        if (started == null) {
            throw new IllegalStateException("a job begins with its id");
        }
        return started;
    }
}

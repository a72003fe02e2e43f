package dev.iotjobs.auditor.rule.condition;

import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Optional;

/**
 * An abort criterion that the counters of its job meet. AWS IoT may count differently.
 *
 * @param type failure type, such as {@code FAILED} or {@code ALL}
 * @param percent threshold in percent
 * @param minimum the criterion acts only if {@code whole} is at least this number
 * @param counted number of executions with the failure type
 * @param whole the 100 percent: the number of ended executions
 */
public record MetCriterion(String type, double percent, int minimum, long counted, long whole) {

    /**
     * Whether the counters can be compared with at least one abort criterion of the job. This needs a criterion with a
     * failure type, a threshold and a minimum.
     */
    public static boolean canBeKnown(Job job) {
        return criteria(job).stream().anyMatch(MetCriterion::isWhole);
    }

    /**
     * The first abort criterion of the job that the counters meet; empty if they meet none.
     *
     * @param whole the 100 percent: the number of ended executions
     */
    public static Optional<MetCriterion> first(Job job, JobProcessDetails counters, long whole) {
        for (AbortCriteria criterion : criteria(job)) {
            Optional<MetCriterion> met = of(criterion, counters, whole);
            if (met.isPresent()) {
                return met;
            }
        }
        return Optional.empty();
    }

    private static List<AbortCriteria> criteria(Job job) {
        return job.abortConfig() == null ? List.of() : job.abortConfig().criteriaList();
    }

    private static boolean isWhole(AbortCriteria criterion) {
        return criterion.failureType() != null
                && criterion.thresholdPercentage() != null
                && criterion.minNumberOfExecutedThings() != null;
    }

    private static Optional<MetCriterion> of(AbortCriteria criterion, JobProcessDetails counters, long whole) {
        String type = criterion.failureType();
        Double percent = criterion.thresholdPercentage();
        Integer minimum = criterion.minNumberOfExecutedThings();
        if (type == null || percent == null || minimum == null || percent <= 0 || whole < Math.max(minimum, 1)) {
            return Optional.empty();
        }
        long counted = counted(type, counters);
        return Percent.isAtLeast(counted, whole, percent)
                ? Optional.of(new MetCriterion(type, percent, minimum, counted, whole))
                : Optional.empty();
    }

    private static long counted(String type, JobProcessDetails counters) {
        return switch (type) {
            case "FAILED" -> counters.failed();
            case "REJECTED" -> counters.rejected();
            case "TIMED_OUT" -> counters.timedOut();
            case "ALL" -> counters.failures() + counters.rejected();
            default -> 0;
        };
    }

    /** The most frequent status among the executions that the criterion counts. */
    public String status(JobProcessDetails counters) {
        if (!type.equals("ALL")) {
            return type;
        }
        if (counters.rejected() > Math.max(counters.failed(), counters.timedOut())) {
            return "REJECTED";
        }
        return counters.timedOut() > counters.failed() ? "TIMED_OUT" : "FAILED";
    }

    /** The given evidence, with the figures of the criterion added. */
    public Evidence addTo(Evidence evidence) {
        return evidence.and("criterionType", type)
                .and("criterionPercent", percent)
                .and("criterionMinimum", minimum)
                .and("counted", counted)
                .and("countedPercent", Percent.cut(counted, whole));
    }

    /**
     * The figures and the criterion in words, such as {@code 12 of 40 executions failed (30.0 %); the abort criterion
     * for FAILED is 10 % of at least 10 executions}.
     */
    public String text() {
        return Figures.count(counted) + " of " + Figures.count(whole, "execution") + " " + outcome() + " ("
                + Percent.text(counted, whole) + "); the abort criterion for " + type + " is " + Percent.plain(percent)
                + " % of at least " + Figures.count(minimum, "execution");
    }

    private String outcome() {
        return switch (type) {
            case "FAILED" -> "failed";
            case "REJECTED" -> "were rejected";
            case "TIMED_OUT" -> "timed out";
            default -> "failed, timed out or were rejected";
        };
    }
}

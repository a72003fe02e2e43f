package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobSettings.AbortCriteria;
import dev.iotjobs.simulator.JobSettings.ExponentialRate;
import dev.iotjobs.simulator.JobSettings.JobExecutionsRetryConfig;
import dev.iotjobs.simulator.JobSettings.JobExecutionsRolloutConfig;
import dev.iotjobs.simulator.JobSettings.MaintenanceWindow;
import dev.iotjobs.simulator.JobSettings.PresignedUrlConfig;
import dev.iotjobs.simulator.JobSettings.RateIncreaseCriteria;
import dev.iotjobs.simulator.JobSettings.RetryCriteria;
import dev.iotjobs.simulator.JobSettings.SchedulingConfig;
import dev.iotjobs.simulator.JobSettings.TimeoutConfig;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks CreateJob, UpdateJob and CancelJob requests. The bounds come from the API's model, its guide and captured
 * answers.
 */
final class JobValidation {

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}]+");
    private static final Pattern REASON_CODE = Pattern.compile("[\\p{Upper}\\p{Digit}_]+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern ARN = Pattern.compile("^arn:[!-~]+$");
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration YEAR = Duration.ofDays(366);
    private static final int MOST = Integer.MAX_VALUE;
    private static final int MOST_MINUTES = 10_080;

    private JobValidation() {}

    static void all(JobDefinition job, Instant now) {
        texts(job);
        presigning(job.presignedUrlConfig());
        rollout(job.jobExecutionsRolloutConfig());
        abort(job.abortConfig());
        timeout(job.timeoutConfig());
        retries(job.jobExecutionsRetryConfig());
        scheduling(job.schedulingConfig(), now);
        windows(job);
    }

    /** Checks the retry settings in an UpdateJob request. UpdateJob can change a number of retries only to 0. */
    static void retryUpdate(@Nullable JobExecutionsRetryConfig old, @Nullable JobExecutionsRetryConfig changed) {
        if (changed == null) {
            return;
        }
        if (criteria(changed).stream().anyMatch(each -> !Integer.valueOf(0).equals(each.numberOfRetries()))) {
            throw Errors.invalid("The number of retries cannot be updated to any number other than 0.");
        }
        if (old == null) {
            throw Errors.invalid(
                    "RetryConfig cannot be updated if the job has no RetryConfig defined during creation.");
        }
        if (!failureTypes(changed).equals(failureTypes(old))) {
            throw Errors.invalid("FailureTypes must match existing FailureTypes defined in RetryConfig.");
        }
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text, MINUTES).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Errors.invalid("1 validation error detected: Provided time " + text
                    + " UTC must follow the format YYYY-MM-DDThh:mm.");
        }
    }

    private static void texts(JobDefinition job) {
        Constraints.length("description", job.description(), 0, 2_028);
        Constraints.pattern("description", job.description(), PRINTABLE);
        Constraints.length("comment", job.comment(), 0, 2_028);
        Constraints.pattern("comment", job.comment(), PRINTABLE);
        Constraints.length("reasonCode", job.reasonCode(), 0, 128);
        Constraints.pattern("reasonCode", job.reasonCode(), REASON_CODE);
        Constraints.length("document", job.document(), 0, 32_768);
        Constraints.length("documentSource", job.documentSource(), 1, 1_350);
        Constraints.pattern("namespaceId", job.namespaceId(), NAME);
        Constraints.length("jobTemplateArn", job.jobTemplateArn(), 1, 1_600);
        Constraints.pattern("jobTemplateArn", job.jobTemplateArn(), ARN);
        Constraints.size("targets", job.targets(), 1, MOST);
        packages(job.destinationPackageVersions());
        parameters(job.documentParameters());
    }

    private static void packages(@Nullable List<String> versions) {
        Constraints.size("destinationPackageVersions", versions, 0, 25);
        for (String version : versions == null ? List.<String>of() : versions) {
            Constraints.length("destinationPackageVersions.member", version, 1, 1_600);
            Constraints.pattern("destinationPackageVersions.member", version, ARN);
        }
    }

    private static void parameters(@Nullable Map<String, String> parameters) {
        (parameters == null ? Map.<String, String>of() : parameters).forEach((key, value) -> {
            Constraints.length("documentParameters.key", key, 1, 128);
            Constraints.pattern("documentParameters.key", key, NAME);
            Constraints.length("documentParameters.value", value, 1, 30_720);
        });
    }

    private static void presigning(@Nullable PresignedUrlConfig config) {
        if (config != null) {
            Constraints.length("presignedUrlConfig.roleArn", config.roleArn(), 20, 2_048);
            Constraints.range("presignedUrlConfig.expiresInSec", config.expiresInSec(), 60, 3_600);
        }
    }

    private static void rollout(@Nullable JobExecutionsRolloutConfig config) {
        if (config == null) {
            return;
        }
        String name = "jobExecutionsRolloutConfig.";
        Constraints.range(name + "maximumPerMinute", config.maximumPerMinute(), 1, 1_000);
        @Nullable ExponentialRate rate = config.exponentialRate();
        if (rate != null) {
            ramp(name + "exponentialRate.", rate);
            if (config.maximumPerMinute() == null) {
                throw Errors.invalid("Provide MaximumPerMinute value when ExponentialRate is defined");
            }
            requireOne(rate.rateIncreaseCriteria());
            if (rate.baseRatePerMinute() != null && rate.baseRatePerMinute() > config.maximumPerMinute()) {
                throw Errors.invalid("Exponential rollout baseRatePerMinute should be less than maximumPerMinute.");
            }
        }
    }

    private static void ramp(String name, ExponentialRate rate) {
        int base = Constraints.required(name + "baseRatePerMinute", rate.baseRatePerMinute());
        Constraints.range(name + "baseRatePerMinute", base, 1, 1_000);
        double factor = Constraints.required(name + "incrementFactor", rate.incrementFactor());
        Constraints.range(name + "incrementFactor", factor, 1.1, 5);
        RateIncreaseCriteria criteria =
                Constraints.required(name + "rateIncreaseCriteria", rate.rateIncreaseCriteria());
        Constraints.range(name + "numberOfNotifiedThings", criteria.numberOfNotifiedThings(), 1, MOST);
        Constraints.range(name + "numberOfSucceededThings", criteria.numberOfSucceededThings(), 1, MOST);
    }

    private static void requireOne(@Nullable RateIncreaseCriteria criteria) {
        boolean notified = criteria != null && criteria.numberOfNotifiedThings() != null;
        boolean succeeded = criteria != null && criteria.numberOfSucceededThings() != null;
        if (notified == succeeded) {
            throw Errors.invalid("Provide " + (notified ? "only one of" : "either")
                    + " NumberOfNotifiedThings or NumberOfSucceededThings when RateIncreaseCriteria is defined");
        }
    }

    private static void abort(@Nullable AbortConfig config) {
        if (config == null) {
            return;
        }
        String name = "abortConfig.criteriaList";
        List<AbortCriteria> criteria = Constraints.required(name, config.criteriaList());
        Constraints.size(name, criteria, 1, MOST);
        for (AbortCriteria each : criteria) {
            String type = Constraints.required(name + ".failureType", each.failureType());
            Constraints.oneOf(name + ".failureType", type, "FAILED", "REJECTED", "TIMED_OUT", "ALL");
            Constraints.oneOf(name + ".action", Constraints.required(name + ".action", each.action()), "CANCEL");
            double threshold = Constraints.required(name + ".thresholdPercentage", each.thresholdPercentage());
            Constraints.range(name + ".thresholdPercentage", threshold, -MOST, 100);
            int sample = Constraints.required(name + ".minNumberOfExecutedThings", each.minNumberOfExecutedThings());
            Constraints.range(name + ".minNumberOfExecutedThings", sample, 1, MOST);
        }
        thresholds(criteria);
    }

    private static void thresholds(List<AbortCriteria> criteria) {
        Set<@Nullable String> types = new HashSet<>();
        for (AbortCriteria each : criteria) {
            double threshold = Constraints.required("thresholdPercentage", each.thresholdPercentage());
            if (!types.add(each.failureType())) {
                throw Errors.invalid("Multiple AbortCriteria cannot have the same failure type");
            }
            if (threshold <= 0) {
                throw Errors.invalid(
                        "ThresholdPercentage value " + threshold + " for AbortCriteria must have value greater than 0");
            }
            if (BigDecimal.valueOf(threshold).stripTrailingZeros().scale() > 2) {
                throw Errors.invalid("Abort thresholdPercentage must have two or less decimal digits");
            }
        }
    }

    private static void timeout(@Nullable TimeoutConfig config) {
        @Nullable Long minutes = config == null ? null : config.inProgressTimeoutInMinutes();
        if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
            throw Errors.invalid("Provide valid timeout value, inProgressTimeoutInMinutes cannot be " + minutes + ".");
        }
    }

    private static void retries(@Nullable JobExecutionsRetryConfig config) {
        if (config == null) {
            return;
        }
        String name = "jobExecutionsRetryConfig.criteriaList";
        List<RetryCriteria> criteria = Constraints.required(name, config.criteriaList());
        Constraints.size(name, criteria, 1, 2);
        for (RetryCriteria each : criteria) {
            String type = Constraints.required(name + ".failureType", each.failureType());
            Constraints.oneOf(name + ".failureType", type, "FAILED", "TIMED_OUT", "ALL");
            int retries = Constraints.required(name + ".numberOfRetries", each.numberOfRetries());
            Constraints.range(name + ".numberOfRetries", retries, 0, 10);
        }
        if (criteria.size() > 1 && failureTypes(config).contains("ALL")) {
            throw Errors.invalid("A retryCriteria with failure type ALL must be used by itself.");
        }
    }

    private static List<RetryCriteria> criteria(JobExecutionsRetryConfig config) {
        @Nullable List<RetryCriteria> criteria = config.criteriaList();
        return criteria == null ? List.of() : criteria;
    }

    private static Set<@Nullable String> failureTypes(JobExecutionsRetryConfig config) {
        Set<@Nullable String> types = new HashSet<>();
        criteria(config).forEach(each -> types.add(each.failureType()));
        return types;
    }

    private static void scheduling(@Nullable SchedulingConfig config, Instant now) {
        if (config == null) {
            return;
        }
        Instant start = config.startTime() == null ? now : time(config.startTime());
        if (config.startTime() != null && (start.isBefore(now.plus(HALF_HOUR)) || start.isAfter(now.plus(YEAR)))) {
            throw Errors.invalid("startTime must be at least 30 minutes and at most one year ahead.");
        }
        if (config.endTime() != null) {
            end(start, time(config.endTime()), now);
        }
        Constraints.oneOf("endBehavior", config.endBehavior(), "STOP_ROLLOUT", "CANCEL", "FORCE_CANCEL");
        for (MaintenanceWindow window : windows(config)) {
            String name = "maintenanceWindows.";
            Constraints.length(
                    name + "startTime", Constraints.required(name + "startTime", window.startTime()), 1, 256);
            int minutes = Constraints.required(name + "durationInMinutes", window.durationInMinutes());
            Constraints.range(name + "durationInMinutes", minutes, 1, 1_430);
        }
    }

    private static void end(Instant start, Instant end, Instant now) {
        if (end.isBefore(start.plus(HALF_HOUR)) || end.isAfter(now.plus(YEAR.multipliedBy(2)))) {
            throw Errors.invalid("endTime must be at least 30 minutes after startTime and at most two years ahead.");
        }
    }

    private static void windows(JobDefinition job) {
        @Nullable SchedulingConfig config = job.schedulingConfig();
        if (config == null || windows(config).isEmpty()) {
            return;
        }
        if (!"CONTINUOUS".equals(job.targetSelection())) {
            throw Errors.invalid("TargetSelection is invalid. MaintenanceWindow cannot be used with SNAPSHOT job.");
        }
        if (config.startTime() == null) {
            throw Errors.invalid("MaintenanceWindow cannot be used without StartTime of SchedulingConfig.");
        }
    }

    private static List<MaintenanceWindow> windows(SchedulingConfig config) {
        @Nullable List<MaintenanceWindow> windows = config.maintenanceWindows();
        return windows == null ? List.of() : windows;
    }
}

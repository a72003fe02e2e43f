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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bounds of CreateJob, UpdateJob and CancelJob, as the API's model and its guide state them. */
final class JobValidation {

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}]+");
    private static final Pattern REASON_CODE = Pattern.compile("[\\p{Upper}\\p{Digit}_]+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern ARN = Pattern.compile("^arn:[!-~]+$");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd[' ']['T']HH:mm");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration YEAR = Duration.ofDays(366);
    private static final int MOST = Integer.MAX_VALUE;

    private JobValidation() {}

    static void all(JobDefinition job, Instant now) {
        texts(job);
        presigning(job.presignedUrlConfig());
        rollout(job.jobExecutionsRolloutConfig());
        abort(job.abortConfig());
        timeout(job.timeoutConfig());
        retries(job.jobExecutionsRetryConfig());
        scheduling(job.schedulingConfig(), now);
    }

    /** The start of a scheduled job; read as UTC. */
    static Instant time(String name, String text) {
        try {
            return LocalDateTime.parse(text, MINUTES).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Errors.invalid("Invalid " + name + " '" + text + "': must be yyyy-MM-dd HH:mm");
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
        if ((criteria.numberOfNotifiedThings() == null) == (criteria.numberOfSucceededThings() == null)) {
            throw Errors.invalid(
                    "rateIncreaseCriteria must have either numberOfNotifiedThings or numberOfSucceededThings.");
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
    }

    private static void timeout(@Nullable TimeoutConfig config) {
        if (config != null) {
            Constraints.range(
                    "timeoutConfig.inProgressTimeoutInMinutes", config.inProgressTimeoutInMinutes(), 1, 10_080);
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
    }

    private static void scheduling(@Nullable SchedulingConfig config, Instant now) {
        if (config == null) {
            return;
        }
        Instant start = config.startTime() == null ? now : time("startTime", config.startTime());
        if (config.startTime() != null && (start.isBefore(now.plus(HALF_HOUR)) || start.isAfter(now.plus(YEAR)))) {
            throw Errors.invalid("startTime must be at least 30 minutes and at most one year ahead.");
        }
        if (config.endTime() != null) {
            end(start, time("endTime", config.endTime()), now);
        }
        Constraints.oneOf("endBehavior", config.endBehavior(), "STOP_ROLLOUT", "CANCEL", "FORCE_CANCEL");
        windows(config.maintenanceWindows());
    }

    private static void end(Instant start, Instant end, Instant now) {
        if (end.isBefore(start.plus(HALF_HOUR)) || end.isAfter(now.plus(YEAR.multipliedBy(2)))) {
            throw Errors.invalid("endTime must be at least 30 minutes after startTime and at most two years ahead.");
        }
    }

    private static void windows(@Nullable List<MaintenanceWindow> windows) {
        for (MaintenanceWindow window : windows == null ? List.<MaintenanceWindow>of() : windows) {
            String start = Constraints.required("maintenanceWindows.startTime", window.startTime());
            Constraints.length("maintenanceWindows.startTime", start, 1, 256);
            int minutes = Constraints.required("maintenanceWindows.durationInMinutes", window.durationInMinutes());
            Constraints.range("maintenanceWindows.durationInMinutes", minutes, 1, 1_430);
        }
    }
}

package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.DESCRIPTION;
import static dev.iotjobs.auditor.fact.JobField.NAMESPACE_ID;
import static dev.iotjobs.auditor.fact.JobField.PRESIGNED_URL_CONFIG;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.PRESIGN_ROLE;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds a live job whose presigned URLs are valid for longer than the policy allows. DescribeJob returns the lifetime
 * of these URLs as {@code presignedUrlConfig.expiresInSec}.
 */
public final class PresignedUrlTooLong extends Rule<JobFacts> {

    /** Lifetime of presigned URLs in seconds, if a request to CreateJob states none. */
    private static final long STANDARD_SECONDS = 3_600;

    /** Lifetime of presigned URLs in seconds, if a request to CreateOTAUpdate states none. */
    private static final long STANDARD_OTA_SECONDS = 1_800;

    private static final Setting<Integer> MAXIMUM_SECONDS = Setting.count(
            "maximumSeconds", 900, 60, 3_600, "seconds", "Longest time for which a presigned URL may be valid.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-01")
            .version(1)
            .title("Presigned URL lifetime too long")
            .finds("The presigned URLs of a live job are valid for more than `maximumSeconds` seconds.")
            .appliesTo(jobs(LIVE).with(PRESIGN_ROLE))
            .severity(
                    LOW,
                    "`expiresInSec` is above `maximumSeconds`; if it is not set, AWS uses 3,600 seconds, or 1,800 for a"
                            + " FreeRTOS OTA update")
            .settings(MAXIMUM_SECONDS)
            .mayRead(PRESIGNED_URL_CONFIG, NAMESPACE_ID, DESCRIPTION)
            .why("Anyone who gets hold of such a URL can download until it expires.")
            .fix("Set a shorter lifetime, long enough for a download over the slowest connection.")
            .fix(
                    Origin.FREERTOS_OTA,
                    "An OTA update cannot be changed: set awsJobPresignedUrlConfig.expiresInSec in the next one.")
            .controls(iotLens("IOTSEC09"), nist("AC-3"), nist("SI-7"))
            .build();

    public PresignedUrlTooLong() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        PresignedUrlConfig config = Objects.requireNonNull(job.presignedUrlConfig());
        Long set = config.expiresInSec();
        long seconds = lifetime(job, set);
        long maximum = context.get(MAXIMUM_SECONDS);
        if (seconds <= maximum) {
            return Verdict.compliant("presigned URLs are valid for " + Figures.count(seconds) + " s");
        }
        return Verdict.nonCompliant(
                        LOW,
                        "presigned URLs are valid for " + Figures.count(seconds) + " s"
                                + (set == null ? " by default" : "") + ", more than the allowed "
                                + Figures.count(maximum)
                                + " s")
                .with(Evidence.of(job)
                        .and("expiresInSec", set == null ? "absent, default " + seconds : set)
                        .and("maximumSeconds", maximum))
                .with(PresignCommands.shorten(job, Objects.requireNonNull(config.roleArn()), maximum));
    }

    private static long lifetime(Job job, @Nullable Long set) {
        if (set != null) {
            return set;
        }
        return job.origin() == Origin.FREERTOS_OTA ? STANDARD_OTA_SECONDS : STANDARD_SECONDS;
    }
}

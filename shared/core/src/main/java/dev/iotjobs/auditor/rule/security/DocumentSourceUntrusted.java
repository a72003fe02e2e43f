package dev.iotjobs.auditor.rule.security;

import static dev.iotjobs.auditor.fact.JobField.DOCUMENT_SOURCE;
import static dev.iotjobs.auditor.rule.Control.inferred;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.url.S3Url;
import dev.iotjobs.auditor.job.url.Url;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Feature;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Glob;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a live job with an untrusted {@code documentSource}. The service read the document over an unencrypted
 * connection, from another Region, or from a bucket that the policy does not list.
 */
public final class DocumentSourceUntrusted extends Rule<JobFacts> {

    static final Setting<List<String>> APPROVED_BUCKETS = Setting.list(
            "approvedBuckets",
            List.of(),
            "bucket patterns",
            "Buckets that job documents may come from, with * and ? as wildcards.");

    private static final Set<String> SAFE_SCHEMES = Set.of("https", "s3");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-SEC-04")
            .version(1)
            .title("Document source outside approved buckets or not HTTPS")
            .finds("The document of a live job was read neither over HTTPS nor from S3, or it came from another Region"
                    + " or from a bucket that is not approved.")
            .appliesTo(jobs(LIVE).with(Feature.DOCUMENT_SOURCE))
            .severity(
                    HIGH,
                    "the scheme is neither https nor s3, or the host names another Region, or `approvedBuckets` has entries"
                            + " and none of them matches")
            .settings(APPROVED_BUCKETS)
            .mayRead(DOCUMENT_SOURCE)
            .closes("When the job ends. The document of a job cannot be changed.")
            .why("The document is a command to the fleet, so its origin must be controlled.")
            .fix("Check the document. Then cancel the job, and create it again from an approved bucket of the job's"
                    + " Region.")
            .controls(
                    nist("SI-7"), nist("CM-5"), inferred("NISTIR 8259A", "SU4"), inferred("ETSI EN 303 645", "5.3-10"))
            .build();

    public DocumentSourceUntrusted() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Optional<Url> url = Url.of(Objects.requireNonNull(job.documentSource()));
        if (url.isEmpty()) {
            return Verdict.insufficientData(Gap.MISSING, "documentSource is not a URL");
        }
        S3Url place = S3Url.of(url.get()).orElse(null);
        return untrusted(job, url.get(), place, context.get(APPROVED_BUCKETS))
                .map(why -> Verdict.nonCompliant(HIGH, why)
                        .with(evidence(job, url.get(), place, context.get(APPROVED_BUCKETS)))
                        .with(JobCommands.stopAndRecreate(
                                job,
                                "UNTRUSTED_SOURCE",
                                "Create the job again from an approved bucket",
                                JobCommands.DOCUMENT_SOURCE,
                                "https://"
                                        + S3Url.host(
                                                job.key().partition(), job.key().region()) + "/APPROVED_BUCKET/KEY")))
                .orElseGet(() -> Verdict.compliant("the document source is "
                        + url.get().host() + ", read over " + url.get().scheme()));
    }

    /** Why the source is untrusted; empty if it is trusted. */
    private static Optional<String> untrusted(Job job, Url url, @Nullable S3Url place, List<String> approved) {
        if (!SAFE_SCHEMES.contains(url.scheme())) {
            return Optional.of("the document source uses " + url.scheme() + ", not https or s3");
        }
        String region = place == null ? null : place.region();
        if (region != null && !region.equals(job.key().region())) {
            return Optional.of("the document source is in " + region + ", but the job is in "
                    + job.key().region());
        }
        String bucket = place == null ? "" : place.bucket();
        if (approved.isEmpty() || approved.stream().anyMatch(pattern -> matches(pattern, bucket))) {
            return Optional.empty();
        }
        return Optional.of(
                bucket.isEmpty()
                        ? "the document source is not in an S3 bucket, so 'approvedBuckets' cannot list it"
                        : "the document source is bucket " + bucket + ", which is not in 'approvedBuckets'");
    }

    private static boolean matches(String pattern, String bucket) {
        return !bucket.isEmpty() && new Glob(pattern).matches(bucket);
    }

    private static Evidence evidence(Job job, Url url, @Nullable S3Url place, List<String> approved) {
        return Evidence.of(job)
                .and("scheme", url.scheme())
                .and("host", url.host())
                .andIfKnown("bucket", place == null ? null : place.bucket())
                .andIfKnown("sourceRegion", place == null ? null : place.region())
                .and("jobRegion", job.key().region())
                .andIfKnown("approvedBuckets", approved.isEmpty() ? null : String.join(", ", approved));
    }
}

package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.audit.result.NotEvaluated;

/** A JSON object about a job that could not be described. */
public record NotEvaluatedPart(
        String region, String jobId, String complianceStatus, NotEvaluated.Reason reason, String message) {

    public static NotEvaluatedPart of(NotEvaluated job) {
        return new NotEvaluatedPart(job.region(), job.jobId(), "INSUFFICIENT_DATA", job.reason(), job.message());
    }
}

package dev.iotjobs.integration.faults;

import static dev.iotjobs.integration.faults.AuditedJobs.FAILING;
import static dev.iotjobs.integration.faults.AuditedJobs.STRUCK;
import static dev.iotjobs.integration.faults.AuditedJobs.UNCHANGED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.service.JobFaults;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Faulty answers of AWS IoT, which its API does not allow. */
final class AnswerFaults {

    private AnswerFaults() {}

    static List<FaultCase> all() {
        return List.of(
                FaultCase.of(
                        "`DescribeJob` answers with half of its JSON, once",
                        "Makes the call again.",
                        new Fault(Where.operation("DescribeJob").of(STRUCK), new When.First(1), HALF)),
                FaultCase.of(
                        "`DescribeJob` answers with half of its JSON, always",
                        "Makes the call five times. Then leaves the job's findings as they are.",
                        JobFaults.truncated(STRUCK)),
                FaultCase.of(
                        "`ListJobs` answers with half of its JSON, once",
                        "Makes the call again.",
                        new Fault(Where.operation("ListJobs"), new When.Nth(2), HALF)),
                FaultCase.of(
                        "`DescribeJob` answers with a web page, always",
                        "Makes the call five times. Then leaves the job's findings as they are.",
                        describing(STRUCK, new Effect.Rewrite(_ -> bytes("<html>Bad gateway</html>")))),
                FaultCase.of(
                        "`DescribeJob` answers with `{}`, always",
                        "Makes the call five times. Then leaves the job's findings as they are.",
                        describing(STRUCK, new Effect.Rewrite(_ -> bytes("{}")))),
                FaultCase.of(
                        "`ListJobs` answers with `{}`, once",
                        "Makes the call again.",
                        new Fault(
                                Where.operation("ListJobs"), new When.First(1), new Effect.Rewrite(_ -> bytes("{}")))),
                FaultCase.of(
                        "`ListJobs` answers with `{}`, always",
                        "Requests each list six times. Then reports that it has no list, and describes the known jobs.",
                        Fault.always(Where.operation("ListJobs"), new Effect.Rewrite(_ -> bytes("{}")))),
                FaultCase.of(
                        "A job has a status that the auditor does not know",
                        "Gives no verdict that depends on the status. The open finding stays open.",
                        JobFaults.unknownStatus(UNCHANGED, "PAUSED")),
                FaultCase.of(
                        "An answer has fields that the auditor does not know",
                        "Ignores these fields.",
                        JobFaults.unknownFields(UNCHANGED)),
                FaultCase.of(
                        "The counters of a job are `null`",
                        "Gives no verdict on the failure rate.",
                        JobFaults.nullCounters(FAILING)),
                FaultCase.of(
                        "The counters of a job are missing",
                        "Gives no verdict on the failure rate.",
                        JobFaults.withoutProcessDetails(FAILING)),
                FaultCase.of(
                        "The counters of a job are `{}`",
                        "Gives no verdict on the failure rate.",
                        describing(FAILING, job -> job.putObject("jobProcessDetails"))),
                FaultCase.of(
                        "The configurations of a job are `{}`",
                        "Treats the configurations as absent.",
                        describing(
                                UNCHANGED,
                                job -> List.of(
                                                "timeoutConfig",
                                                "abortConfig",
                                                "schedulingConfig",
                                                "jobExecutionsRolloutConfig",
                                                "jobExecutionsRetryConfig",
                                                "presignedUrlConfig")
                                        .forEach(job::putObject))),
                FaultCase.of(
                        "`DescribeJob` answers without the job's ARN",
                        "Makes the call five times. Then leaves the job's findings as they are.",
                        describing(STRUCK, job -> job.remove("jobArn"))),
                FaultCase.of(
                        "`DescribeJob` answers without the time of creation",
                        "Assumes that the job is the known job with this id.",
                        describing(STRUCK, job -> job.remove("createdAt"))),
                FaultCase.of(
                        "`DescribeJob` answers without status, targets and time of the last update",
                        "Gives no verdict that depends on these fields. The open finding stays open.",
                        describing(
                                UNCHANGED,
                                job -> job.remove(List.of(
                                        "status", "targets", "lastUpdatedAt", "targetSelection", "isConcurrent")))),
                FaultCase.of(
                        "The entries of `ListJobs` have no ARN",
                        "Describes the known jobs, and counts the entries that it cannot read.",
                        listing(job -> job.remove("jobArn"))),
                FaultCase.of(
                        "The entries of `ListJobs` have only ARN, id and time of creation",
                        "Describes the jobs.",
                        listing(job -> job.retain("jobArn", "jobId", "createdAt"))));
    }

    private static final Effect HALF = new Effect.Rewrite(body -> Arrays.copyOf(body, body.length / 2));

    private static Fault describing(String jobId, Consumer<ObjectNode> change) {
        return describing(jobId, JobFaults.rewrite(answer -> change.accept((ObjectNode) answer.get("job"))));
    }

    private static Fault describing(String jobId, Effect effect) {
        return Fault.always(Where.operation("DescribeJob").of(jobId), effect);
    }

    private static Fault listing(Consumer<ObjectNode> change) {
        return Fault.always(
                Where.operation("ListJobs"),
                JobFaults.rewrite(page -> page.get("jobs").forEach(job -> change.accept((ObjectNode) job))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

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
                        "A description that is half of its JSON, once",
                        "Asks again.",
                        new Fault(Where.operation("DescribeJob").of(STRUCK), new When.First(1), HALF)),
                FaultCase.of(
                        "A description that is half of its JSON, always",
                        "Asks five times, then leaves the job's findings as they are.",
                        JobFaults.truncated(STRUCK)),
                FaultCase.of(
                        "A page that is half of its JSON, once",
                        "Asks again.",
                        new Fault(Where.operation("ListJobs"), new When.Nth(2), HALF)),
                FaultCase.of(
                        "A web page instead of JSON, always",
                        "Asks five times, then leaves the job's findings as they are.",
                        describing(STRUCK, new Effect.Rewrite(_ -> bytes("<html>Bad gateway</html>")))),
                FaultCase.of(
                        "`{}` instead of a description",
                        "Asks five times, then leaves the job's findings as they are.",
                        describing(STRUCK, new Effect.Rewrite(_ -> bytes("{}")))),
                FaultCase.of(
                        "`{}` instead of the list, once",
                        "Asks again.",
                        new Fault(
                                Where.operation("ListJobs"), new When.First(1), new Effect.Rewrite(_ -> bytes("{}")))),
                FaultCase.of(
                        "`{}` instead of the list, always",
                        "Asks six times for each list, reports that there is none, and describes the jobs it knows.",
                        Fault.always(Where.operation("ListJobs"), new Effect.Rewrite(_ -> bytes("{}")))),
                FaultCase.of(
                        "A status that is unknown today",
                        "Gives no verdict that rests on it: the finding stays open.",
                        JobFaults.unknownStatus(UNCHANGED, "PAUSED")),
                FaultCase.of("Fields that are unknown today", "Ignores them.", JobFaults.unknownFields(UNCHANGED)),
                FaultCase.of(
                        "Counters that are `null`",
                        "Gives no verdict on the failure rate.",
                        JobFaults.nullCounters(FAILING)),
                FaultCase.of(
                        "No counters",
                        "Gives no verdict on the failure rate.",
                        JobFaults.withoutProcessDetails(FAILING)),
                FaultCase.of(
                        "Counters that are `{}`",
                        "Gives no verdict on the failure rate.",
                        describing(FAILING, job -> job.putObject("jobProcessDetails"))),
                FaultCase.of(
                        "Configurations that are `{}`",
                        "Treats them as absent.",
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
                        "A description without the job's ARN",
                        "Asks five times, then leaves the job's findings as they are.",
                        describing(STRUCK, job -> job.remove("jobArn"))),
                FaultCase.of(
                        "A description without the time of creation",
                        "Assumes that it is the job that it knows by this id.",
                        describing(STRUCK, job -> job.remove("createdAt"))),
                FaultCase.of(
                        "A description without status, targets and times",
                        "Gives no verdict that rests on them: the finding stays open.",
                        describing(
                                UNCHANGED,
                                job -> job.remove(List.of(
                                        "status", "targets", "lastUpdatedAt", "targetSelection", "isConcurrent")))),
                FaultCase.of(
                        "A list whose entries have no ARN",
                        "Describes the jobs it knows, and counts the entries it cannot read.",
                        listing(job -> job.remove("jobArn"))),
                FaultCase.of(
                        "A list whose entries have nothing but what identifies a job",
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

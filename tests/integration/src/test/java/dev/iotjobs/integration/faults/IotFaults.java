package dev.iotjobs.integration.faults;

import static dev.iotjobs.integration.faults.AuditedJobs.STRUCK;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.service.JobFaults;
import java.time.Duration;
import java.util.List;

/** Cases in which AWS IoT or another service refuses calls, fails, or does not answer. */
final class IotFaults {

    private static final String LIST = "ListJobs";
    private static final String DESCRIBE = "DescribeJob";
    private static final When ALWAYS = new When.Always();

    private IotFaults() {}

    static List<FaultCase> busyOrBroken() {
        return List.of(
                FaultCase.of(
                        "`DescribeJob` throttled 20 times in a row",
                        "Slows down, and makes each call again later.",
                        JobFaults.throttled(DESCRIBE, new When.First(20))),
                FaultCase.of(
                                "`DescribeJob` throttled all the time",
                                "Slows down to one call every two seconds. Stops early enough to store its results.",
                                JobFaults.throttled(DESCRIBE, ALWAYS))
                        .uncountable(),
                FaultCase.of(
                        "`ListJobs` throttled three times",
                        "Requests the page again.",
                        JobFaults.throttled(LIST, new When.First(3))),
                FaultCase.of(
                        "`ListJobs` throttled all the time",
                        "Requests the first page six times. Then describes the known jobs.",
                        JobFaults.throttled(LIST, ALWAYS)),
                ofEachJob(
                        "HTTP 503 for the first two calls for each job",
                        "Describes the job again, after the other jobs.",
                        new Effect.Fail(503, "ServiceUnavailableException", "Service is unavailable")),
                ofEachJob(
                        "HTTP 500 for the first two calls for each job",
                        "Describes the job again, after the other jobs.",
                        new Effect.Fail(500, "InternalFailure", "Internal failure")),
                FaultCase.of(
                        "HTTP 500 for every call for one job",
                        "Makes the call five times. Then leaves the job's findings as they are.",
                        Fault.always(
                                Where.operation(DESCRIBE).of(STRUCK),
                                new Effect.Fail(500, "InternalFailure", "Internal failure"))),
                FaultCase.of(
                        "HTTP 503 for six calls of `DescribeJob` in a row",
                        "Slows down, and makes each call again later.",
                        JobFaults.unavailable(DESCRIBE, new When.First(6))),
                FaultCase.of(
                        "HTTP 503 for the second page of `ListJobs`",
                        "Requests the page again.",
                        JobFaults.unavailable(LIST, new When.Nth(2))),
                FaultCase.of(
                        "HTTP 503 for every call of `ListJobs`",
                        "Requests the first page six times. Then describes the known jobs.",
                        JobFaults.unavailable(LIST, ALWAYS)),
                ofEachJob("Connections reset, twice for each job", "Makes the call again.", new Effect.Reset())
                        .uncountable(),
                ofEachJob("Answers lost, twice for each job", "Makes the call again.", new Effect.LoseAnswer())
                        .uncountable(),
                ofEachJob(
                                "Answers cut off in the middle, twice for each job",
                                "Makes the call again.",
                                new Effect.CutAnswer())
                        .uncountable(),
                FaultCase.of(
                        "Slow answers, within the time limit of ten seconds",
                        "Makes more calls at the same time.",
                        describing(ALWAYS, new Effect.Slow(Duration.ofMillis(300)))),
                FaultCase.of(
                        "One answer after the time limit of ten seconds",
                        "Abandons the call, and makes it again.",
                        describing(new When.Nth(1), new Effect.Slow(Duration.ofMinutes(1)))),
                FaultCase.of(
                        "Service Quotas fails",
                        "Assumes the quotas that AWS publishes, and uses half of the published call rate.",
                        JobFaults.internalFailure("GetServiceQuota", ALWAYS),
                        JobFaults.internalFailure("GetAWSDefaultServiceQuota", ALWAYS)),
                FaultCase.planned(
                        "AWS IoT cannot be reached",
                        "Ends within seconds. Keeps the stored records and findings.",
                        Stage::cutOffIot),
                FaultCase.of(
                                "STS does not answer",
                                "Does not start.",
                                Fault.always(Where.operation("GetCallerIdentity"), new Effect.Reset()))
                        .uncountable());
    }

    static List<FaultCase> denied() {
        return List.of(
                FaultCase.of(
                        "`DescribeJob` denied for one job",
                        "Leaves the job's findings as they are. Later audits make the call less often.",
                        JobFaults.denied(STRUCK)),
                FaultCase.of(
                        "`DescribeJob` denied for every job",
                        "Leaves all findings as they are.",
                        JobFaults.deniedOperation(DESCRIBE)),
                FaultCase.of("`ListJobs` denied", "Describes the known jobs.", JobFaults.deniedOperation(LIST)),
                FaultCase.of(
                        "Service Quotas denied",
                        "Assumes the quotas that AWS publishes, and uses half of the published call rate.",
                        JobFaults.deniedOperation("GetServiceQuota"),
                        JobFaults.deniedOperation("GetAWSDefaultServiceQuota")),
                FaultCase.of(
                        "The credentials have expired",
                        "Does not start.",
                        Fault.always(
                                Where.EVERYWHERE,
                                new Effect.Fail(
                                        403,
                                        "ExpiredTokenException",
                                        "The security token included in the request is expired"))));
    }

    /** A case in which the fault strikes the first two calls for each job. The audit tries a third time. */
    private static FaultCase ofEachJob(String name, String answer, Effect effect) {
        return FaultCase.of(
                name,
                answer,
                AuditedJobs.DESCRIBED.stream()
                        .map(job -> new Fault(Where.operation(DESCRIBE).of(job), new When.First(2), effect))
                        .toArray(Fault[]::new));
    }

    private static Fault describing(When when, Effect effect) {
        return new Fault(Where.operation(DESCRIBE), when, effect);
    }
}

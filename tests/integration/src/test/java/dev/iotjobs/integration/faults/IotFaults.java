package dev.iotjobs.integration.faults;

import static dev.iotjobs.integration.faults.AuditedJobs.STRUCK;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.service.JobFaults;
import java.time.Duration;
import java.util.List;

/** Faults of AWS IoT and of other services: they refuse calls, fail, or do not answer. */
final class IotFaults {

    private static final String LIST = "ListJobs";
    private static final String DESCRIBE = "DescribeJob";
    private static final When ALWAYS = new When.Always();

    private IotFaults() {}

    static List<FaultCase> busyOrBroken() {
        return List.of(
                FaultCase.of(
                        "A throttle storm: `DescribeJob` refused 20 times in a row",
                        "Slows down, and makes each call again in its turn.",
                        JobFaults.throttled(DESCRIBE, new When.First(20))),
                FaultCase.of(
                                "`DescribeJob` throttled all the time",
                                "Slows down to a call every two seconds, and stops in time to record what it has.",
                                JobFaults.throttled(DESCRIBE, ALWAYS))
                        .uncountable(),
                FaultCase.of(
                        "`ListJobs` throttled three times",
                        "Asks for the page again.",
                        JobFaults.throttled(LIST, new When.First(3))),
                FaultCase.of(
                        "`ListJobs` throttled all the time",
                        "Asks for the first page six times; then describes the jobs it knows.",
                        JobFaults.throttled(LIST, ALWAYS)),
                ofEachJob(
                        "A burst of 503, twice for each job",
                        "Asks for the job again, after the others.",
                        new Effect.Fail(503, "ServiceUnavailableException", "Service is unavailable")),
                ofEachJob(
                        "A burst of 500, twice for each job",
                        "Asks for the job again, after the others.",
                        new Effect.Fail(500, "InternalFailure", "Internal failure")),
                FaultCase.of(
                        "500 for one job at every attempt",
                        "Asks five times, then leaves the job's findings as they are.",
                        Fault.always(
                                Where.operation(DESCRIBE).of(STRUCK),
                                new Effect.Fail(500, "InternalFailure", "Internal failure"))),
                FaultCase.of(
                        "503 for six calls of `DescribeJob` in a row",
                        "Slows down, and makes each call again in its turn.",
                        JobFaults.unavailable(DESCRIBE, new When.First(6))),
                FaultCase.of(
                        "503 for the second page of `ListJobs`",
                        "Asks for the page again.",
                        JobFaults.unavailable(LIST, new When.Nth(2))),
                FaultCase.of(
                        "503 for every `ListJobs`",
                        "Asks for the first page six times; then describes the jobs it knows.",
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
                        "Slow answers, within the ten seconds that a call may take",
                        "Makes more calls at the same time.",
                        describing(ALWAYS, new Effect.Slow(Duration.ofMillis(300)))),
                FaultCase.of(
                        "One answer later than the ten seconds that a call may take",
                        "Gives the call up, and makes it again.",
                        describing(new When.Nth(1), new Effect.Slow(Duration.ofMinutes(1)))),
                FaultCase.of(
                        "Service Quotas fails",
                        "Takes the quotas that AWS has published, and half of their call rate.",
                        JobFaults.internalFailure("GetServiceQuota", ALWAYS),
                        JobFaults.internalFailure("GetAWSDefaultServiceQuota", ALWAYS)),
                FaultCase.planned(
                        "No connection to AWS IoT can be made",
                        "Gives up in seconds: what is known stays as it is.",
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
                        "`DescribeJob` of one job",
                        "Leaves the job's findings as they are, and asks less often from now on.",
                        JobFaults.denied(STRUCK)),
                FaultCase.of(
                        "`DescribeJob` of every job",
                        "Leaves all findings as they are.",
                        JobFaults.deniedOperation(DESCRIBE)),
                FaultCase.of("`ListJobs`", "Describes the jobs it knows.", JobFaults.deniedOperation(LIST)),
                FaultCase.of(
                        "Service Quotas",
                        "Takes the quotas that AWS has published, and half of their call rate.",
                        JobFaults.deniedOperation("GetServiceQuota"),
                        JobFaults.deniedOperation("GetAWSDefaultServiceQuota")),
                FaultCase.of(
                        "Credentials that have expired",
                        "Does not start.",
                        Fault.always(
                                Where.EVERYWHERE,
                                new Effect.Fail(
                                        403,
                                        "ExpiredTokenException",
                                        "The security token included in the request is expired"))));
    }

    /** The fault strikes the first two calls for each job. The audit tries a third time. */
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

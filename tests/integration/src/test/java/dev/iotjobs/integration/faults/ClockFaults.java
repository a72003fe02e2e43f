package dev.iotjobs.integration.faults;

import dev.iotjobs.integration.faults.AuditedJobs.Event;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import java.time.Duration;
import java.util.List;

/** The clock of the services is not the auditor's. */
final class ClockFaults {

    private ClockFaults() {}

    static List<FaultCase> all() {
        return List.of(
                skewed("ahead by five minutes", Duration.ofMinutes(5)),
                skewed("behind by five minutes", Duration.ofMinutes(-5)),
                skewed("ahead by a day", Duration.ofDays(1)),
                skewed("behind by a day", Duration.ofDays(-1)),
                FaultCase.of(
                        "Calls refused for the time they were signed at (`RequestTimeTooSkewed`), four in a row",
                        "Makes them again.",
                        new Fault(
                                Where.operation("DescribeJob"),
                                new When.First(4),
                                new Effect.Fail(
                                        403,
                                        "RequestTimeTooSkewed",
                                        "The difference between the request time and the current time is too large."))));
    }

    /** Jobs change once more, by the service's clock. */
    private static FaultCase skewed(String how, Duration ahead) {
        return new FaultCase(
                "The services' clock is " + how,
                "Goes by its own clock.",
                stage -> {
                    stage.skew(ahead);
                    stage.jobs().happen(Event.FINE_ENDS);
                },
                Event.FINE_ENDS,
                true);
    }
}

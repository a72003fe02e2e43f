package dev.iotjobs.integration.faults;

import dev.iotjobs.integration.faults.AuditedJobs.Event;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import java.time.Duration;
import java.util.List;

/** Differences between the services' clock and the auditor's clock. */
final class ClockFaults {

    private static final String OWN_CLOCK = "Uses its own clock, and for leases the clock of DynamoDB.";
    private static final String NO_AUDIT = "Ends, because it would store wrong times.";

    private ClockFaults() {}

    static List<FaultCase> all() {
        return List.of(
                skewed("ahead by five minutes", Duration.ofMinutes(5), OWN_CLOCK),
                skewed("behind by five minutes", Duration.ofMinutes(-5), OWN_CLOCK),
                skewed("ahead by a day", Duration.ofDays(1), NO_AUDIT),
                skewed("behind by a day", Duration.ofDays(-1), NO_AUDIT),
                FaultCase.of(
                        "Four calls in a row fail with `RequestTimeTooSkewed`",
                        "Makes the calls again.",
                        new Fault(
                                Where.operation("DescribeJob"),
                                new When.First(4),
                                new Effect.Fail(
                                        403,
                                        "RequestTimeTooSkewed",
                                        "The difference between the request time and the current time is too large."))));
    }

    /**
     * A case in which the clock of the services is wrong while a job ends. The job gets its time of completion from the
     * wrong clock.
     *
     * @param how how the clock is wrong, for docs/faults.md
     * @param ahead how far the services' clock is ahead of the auditor's clock; negative if it is behind
     * @param answer describes what the audit does, for docs/faults.md
     */
    private static FaultCase skewed(String how, Duration ahead, String answer) {
        return new FaultCase(
                "The services' clock is " + how,
                answer,
                stage -> {
                    stage.skew(ahead);
                    stage.jobs().happen(Event.FINE_ENDS);
                },
                Event.FINE_ENDS,
                true);
    }
}

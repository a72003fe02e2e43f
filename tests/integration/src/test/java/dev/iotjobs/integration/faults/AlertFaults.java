package dev.iotjobs.integration.faults;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import java.util.List;

/** SNS refuses, fails, loses answers, or is not there. */
final class AlertFaults {

    private static final When ALWAYS = new When.Always();

    private AlertFaults() {}

    static List<FaultCase> all() {
        return List.of(
                publishing(
                        "Down",
                        "Tries three times; what was to be told waits in the outbox.",
                        ALWAYS,
                        new Effect.Reset()),
                publishing(
                        "500 all the time",
                        "Tries three times; what was to be told waits in the outbox.",
                        ALWAYS,
                        new Effect.Fail(500, "InternalError", "Internal error")),
                publishing(
                        "Throttled once",
                        "Waits, and publishes again.",
                        new When.First(1),
                        new Effect.Fail(429, "Throttled", "Rate exceeded")),
                publishing(
                        "The answer lost after the message went out",
                        "Publishes again.",
                        new When.First(1),
                        new Effect.LoseAnswer()),
                publishing(
                        "Every answer lost after the message went out",
                        "Publishes three times; what may not have been told waits in the outbox.",
                        ALWAYS,
                        new Effect.LoseAnswer()),
                publishing(
                        "The topic is missing",
                        "What was to be told waits in the outbox.",
                        ALWAYS,
                        new Effect.Fail(404, "NotFound", "Topic does not exist")),
                publishing(
                        "Publishing denied",
                        "What was to be told waits in the outbox.",
                        ALWAYS,
                        new Effect.Fail(403, "AuthorizationError", "User is not authorized to perform: SNS:Publish")));
    }

    private static FaultCase publishing(String name, String answer, When when, Effect effect) {
        return FaultCase.of(name, answer, new Fault(Where.operation("Publish"), when, effect));
    }
}

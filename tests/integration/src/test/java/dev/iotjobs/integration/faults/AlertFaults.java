package dev.iotjobs.integration.faults;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import java.util.List;

/** Faults of SNS: it refuses messages, fails, or loses answers. */
final class AlertFaults {

    private static final String REFUSED = "Withdraws the message. The next audit sends a new one.";
    private static final String UNKNOWN =
            "Keeps the message, because SNS may have accepted it. The next audit sends the same message again.";

    private static final When ALWAYS = new When.Always();

    private AlertFaults() {}

    static List<FaultCase> all() {
        return List.of(
                publishing("Connections reset", UNKNOWN, ALWAYS, new Effect.Reset()),
                publishing("HTTP 500", UNKNOWN, ALWAYS, new Effect.Fail(500, "InternalError", "Internal error")),
                publishing(
                        "The answer is lost after the message was accepted",
                        UNKNOWN,
                        new When.First(1),
                        new Effect.LoseAnswer()),
                publishing(
                        "The answer is cut off after the message was accepted",
                        UNKNOWN,
                        new When.First(1),
                        new Effect.CutAnswer()),
                publishing("Throttled", REFUSED, ALWAYS, new Effect.Fail(429, "Throttled", "Rate exceeded")),
                publishing(
                        "The topic is missing",
                        REFUSED,
                        ALWAYS,
                        new Effect.Fail(404, "NotFound", "Topic does not exist")),
                publishing(
                        "Publishing denied",
                        REFUSED,
                        ALWAYS,
                        new Effect.Fail(403, "AuthorizationError", "User is not authorized to perform: SNS:Publish")),
                FaultCase.of(
                        "Reading the topic's attributes denied",
                        "Audits and sends as usual. Reports that it does not know who receives messages.",
                        Fault.always(
                                Where.operation("GetTopicAttributes"),
                                new Effect.Fail(
                                        403,
                                        "AuthorizationError",
                                        "User is not authorized to perform: SNS:GetTopicAttributes"))));
    }

    private static FaultCase publishing(String name, String answer, When when, Effect effect) {
        return FaultCase.of(name, answer, new Fault(Where.operation("Publish"), when, effect));
    }
}

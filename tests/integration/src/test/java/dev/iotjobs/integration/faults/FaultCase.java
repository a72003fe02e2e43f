package dev.iotjobs.integration.faults;

import dev.iotjobs.integration.faults.AuditedJobs.Event;
import dev.iotjobs.simulator.Fault;
import java.util.function.Consumer;

/**
 * One fault.
 *
 * @param name what goes wrong, for a reader
 * @param answer what the audit does about it, for a reader; figures are added from what was seen
 * @param plan has it go wrong, in the audit that follows
 * @param meanwhile what really happens to the jobs besides, fault or not
 * @param countable whether the numbers of calls are the same each time
 */
record FaultCase(String name, String answer, Consumer<Stage> plan, Event meanwhile, boolean countable) {

    /** A case of these faults. */
    static FaultCase of(String name, String answer, Fault... faults) {
        return planned(name, answer, stage -> {
            for (Fault fault : faults) {
                stage.add(fault);
            }
        });
    }

    static FaultCase planned(String name, String answer, Consumer<Stage> plan) {
        return new FaultCase(name, answer, plan, Event.NOTHING, true);
    }

    /** A job changes in the middle of the audit; before one that is not disturbed, it has changed already. */
    static FaultCase changing(String name, String answer, Event event, Fault.Where at) {
        return new FaultCase(
                name,
                answer,
                stage -> stage.add(new Fault(
                        at,
                        new Fault.When.First(1),
                        new Fault.Effect.Before(() -> stage.jobs().happen(event)))),
                event,
                true);
    }

    /** The same, where HTTP clients differ in how often they try by themselves. */
    FaultCase uncountable() {
        return new FaultCase(name, answer, plan, meanwhile, false);
    }
}

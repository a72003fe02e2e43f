package dev.iotjobs.integration.faults;

import dev.iotjobs.integration.faults.AuditedJobs.Event;
import dev.iotjobs.simulator.Fault;
import java.util.function.Consumer;

/**
 * A fault, and what it should cause. The audit that the fault strikes is compared with an undisturbed audit.
 *
 * @param name describes the fault, for docs/faults.md
 * @param answer describes what the audit does, for docs/faults.md
 * @param plan makes the fault strike the next audit
 * @param meanwhile the change that {@code plan} makes to a job, or {@link Event#NOTHING}; the undisturbed audit finds
 *     the same change
 * @param countable whether each run of this case makes the same number of calls
 */
record FaultCase(String name, String answer, Consumer<Stage> plan, Event meanwhile, boolean countable) {

    /** A case with one or more faults of calls. */
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

    /**
     * A case in which a job changes during the audit. In the undisturbed audit the same job changes before.
     *
     * @param at selects calls; the job changes before the first of them takes effect
     */
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

    /** A copy for a fault after which runs make different numbers of calls, because HTTP clients retry differently. */
    FaultCase uncountable() {
        return new FaultCase(name, answer, plan, meanwhile, false);
    }
}

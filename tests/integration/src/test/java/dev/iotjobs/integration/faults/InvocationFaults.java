package dev.iotjobs.integration.faults;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import java.util.List;

/** Audits of one installation get in each other's way. */
final class InvocationFaults {

    private InvocationFaults() {}

    static List<FaultCase> all() {
        return List.of(
                FaultCase.planned(
                        "A second audit starts while one is under way",
                        "The second ends at once; the first goes on.",
                        stage -> atTheFirstPage(stage, () -> stage.auditBeside())),
                FaultCase.planned(
                        "A duplicate starts after the first has ended",
                        "Looks, and finds nothing new.",
                        stage -> stage.auditBeside()),
                FaultCase.planned(
                        "An audit was killed, and the next starts at once",
                        "Leaves the Region to the lease of the dead one, which ends within two minutes.",
                        stage -> killed(stage, "ListJobs")),
                FaultCase.planned(
                        "An audit was killed, and the next starts when its time is over", "Does all of it.", stage -> {
                            killed(stage, "ListJobs");
                            stage.pass(Stage.TIME);
                        }),
                FaultCase.planned(
                        "An audit was killed after its alert went out, and the next starts when its time is over",
                        "Tells again what may not have been told.",
                        stage -> {
                            killed(stage, "Publish");
                            stage.pass(Stage.TIME);
                        }),
                FaultCase.planned(
                        "An audit stands still until its time is over, and goes on after another took its place",
                        "Finds that its lease is another's, and leaves the Region to that one.",
                        stage -> atTheFirstPage(stage, () -> {
                            stage.pass(Stage.TIME);
                            stage.auditBeside();
                        })));
    }

    /** An audit from which nothing comes after a call, and to which nothing is answered. */
    private static void killed(Stage stage, String operation) {
        Fault dead = Fault.always(Where.EVERYWHERE, new Effect.Reset());
        stage.add(new Fault(Where.operation(operation), new When.First(1), new Effect.After(() -> stage.add(dead))));
        stage.audit();
        stage.clear();
    }

    private static void atTheFirstPage(Stage stage, Runnable action) {
        stage.add(new Fault(Where.operation("ListJobs"), new When.First(1), new Effect.Before(action)));
    }
}

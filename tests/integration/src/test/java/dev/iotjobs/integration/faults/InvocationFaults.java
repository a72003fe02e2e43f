package dev.iotjobs.integration.faults;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import java.util.List;

/** Conflicts between audits of one installation. */
final class InvocationFaults {

    private InvocationFaults() {}

    static List<FaultCase> all() {
        return List.of(
                FaultCase.planned(
                        "A second audit starts while one is under way",
                        "The second ends at once; the first continues.",
                        stage -> atTheFirstPage(stage, () -> stage.auditBeside())),
                FaultCase.planned(
                        "A duplicate starts after the first has ended",
                        "Finds nothing new.",
                        stage -> stage.auditBeside()),
                FaultCase.planned(
                        "An audit was killed, and the next starts at once",
                        "Ends: the lease of the killed one expires within two minutes.",
                        stage -> killed(stage, "ListJobs")),
                FaultCase.planned(
                        "An audit was killed, and the next starts when its lease has expired",
                        "Does all of it.",
                        stage -> {
                            killed(stage, "ListJobs");
                            stage.pass(Stage.TIME);
                        }),
                FaultCase.planned(
                        "An audit was killed after its message was accepted, and the next starts when its lease has expired",
                        "Sends the same message again, because it may not have been accepted.",
                        stage -> {
                            killed(stage, "Publish");
                            stage.pass(Stage.TIME);
                        }),
                FaultCase.planned(
                        "An audit stands still until its lease has expired, and continues after another has run",
                        "Finds that it has lost the lease, and ends; what it stored is kept.",
                        stage -> atTheFirstPage(stage, () -> {
                            stage.pass(Stage.TIME);
                            stage.auditBeside();
                        })),
                FaultCase.planned(
                        "An audit is taken over by another while it is under way",
                        "Finds that it has lost the lease, and ends; what it stored is kept.",
                        stage -> atTheFirstPage(stage, () -> stage.auditBeside("--take-over"))));
    }

    /** Makes an audit that dies after a call: none of its later calls has an effect. */
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

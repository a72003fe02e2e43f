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
                        "A second audit starts while the first is running",
                        "The second audit ends at once. The first audit continues.",
                        stage -> atTheFirstPage(stage, () -> stage.auditBeside())),
                FaultCase.planned(
                        "A second audit starts right after the first has ended",
                        "Finds nothing new.",
                        stage -> stage.auditBeside()),
                FaultCase.planned(
                        "An audit was killed, and the next audit starts at once",
                        "Ends, because the killed audit still has the lease, for up to two minutes.",
                        stage -> killed(stage, "ListJobs")),
                FaultCase.planned(
                        "An audit was killed, and the next audit starts after the lease has expired",
                        "Makes a complete audit.",
                        stage -> {
                            killed(stage, "ListJobs");
                            stage.pass(Stage.TIME);
                        }),
                FaultCase.planned(
                        "An audit was killed after `Publish`, and the next audit starts after the lease has expired",
                        "Sends the same message again, because SNS may not have accepted it.",
                        stage -> {
                            killed(stage, "Publish");
                            stage.pass(Stage.TIME);
                        }),
                FaultCase.planned(
                        "An audit pauses until its lease has expired. Another audit runs meanwhile",
                        "The first audit detects that it lost the lease, and ends. What it stored is kept.",
                        stage -> atTheFirstPage(stage, () -> {
                            stage.pass(Stage.TIME);
                            stage.auditBeside();
                        })),
                FaultCase.planned(
                        "A second audit with `--take-over` starts while the first is running",
                        "The first audit detects that it lost the lease, and ends. What it stored is kept.",
                        stage -> atTheFirstPage(stage, () -> stage.auditBeside("--take-over"))));
    }

    /** Makes an audit that is killed after its first call of an operation: its later calls have no effect. */
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

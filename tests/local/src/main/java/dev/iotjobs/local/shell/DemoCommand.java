package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.cli.ExitCode;
import dev.iotjobs.auditor.cli.Shell;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the auditor at work on an account of its own. */
@Command(
        name = "demo",
        description = "Audits an AWS account that lives in this process only, changes it, and audits it again. Needs"
                + " no credentials and no network.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final FleetOptions fleet = new FleetOptions();

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        fleet.check(0);
        try (LocalAccount account = FleetAccount.start(fleet.jobs(), fleet.seed(), 0);
                LocalEndpoints _ = new LocalEndpoints(account, FleetAccount.REGION);
                Demo demo = new Demo(shell, account)) {
            demo.play(fleet.jobs(), fleet.seed());
            return ExitCode.FINE;
        } catch (IOException e) {
            shell.complain(e.getMessage() == null ? e.toString() : e.getMessage());
            return ExitCode.FAILED;
        }
    }
}

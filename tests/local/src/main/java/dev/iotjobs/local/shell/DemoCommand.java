package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the auditor at work on a simulated account. */
@Command(
        name = "demo",
        description =
                "Audits a simulated AWS account in this process, changes it, and audits it again. Needs no credentials"
                        + " and no network.",
        footer = {
            "",
            "Exit codes: 0 the demo has ended; 2 an option is wrong.",
            "",
            "Examples:",
            "  audit demo",
            "  audit demo --mail                prints the whole mail"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final FleetOptions fleet = new FleetOptions();

    @Option(names = "--step", description = "Wait for the Enter key before each part.")
    private boolean step;

    @Option(names = "--mail", description = "Print the whole mail, not only its first lines.")
    private boolean wholeMail;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        fleet.check(0);
        try (LocalAccount account = FleetAccount.start(fleet.jobs(), fleet.seed(), 0);
                LocalEndpoints _ = new LocalEndpoints(account, FleetAccount.REGION);
                Demo demo = new Demo(shell, account, step ? this::awaitEnter : () -> {}, wholeMail)) {
            demo.play(fleet.jobs(), fleet.seed());
            return ExitCode.FINE;
        } catch (IOException e) {
            shell.complain(e.getMessage() == null ? e.toString() : e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** Waits for Enter, or for the end of the input. */
    private void awaitEnter() {
        shell.err().println("Press Enter to continue");
        try {
            int character = System.in.read();
            while (character != '\n' && character != -1) {
                character = System.in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a local account until Ctrl-C. */
@Command(
        name = "local",
        description = "Runs a simulated AWS account with IoT jobs on this machine until Ctrl-C. Use it from another"
                + " terminal with 'audit run', the AWS CLI or the function.",
        footer = {
            "",
            "Exit codes: 1 the port cannot be used; 2 an option is wrong; 130 after Ctrl-C.",
            "",
            "Examples:",
            "  audit local --port 4700          then, in another terminal: audit run --create-resources"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LocalCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final FleetOptions fleet = new FleetOptions();

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "0",
            description = "Port on 127.0.0.1 (default: any free port).")
    private int port;

    LocalCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        fleet.check(port);
        try (LocalAccount account = FleetAccount.start(fleet.jobs(), fleet.seed(), port)) {
            shell.err()
                    .println("AWS account " + LocalAccount.ACCOUNT_ID + " with " + fleet.jobs() + " IoT jobs in "
                            + FleetAccount.REGION + ". Run these commands in another terminal:");
            shell.err().println();
            environment(account).forEach((name, value) -> shell.out().println("export " + name + "=" + value));
            shell.out().flush();
            shell.err().println();
            shell.err()
                    .println("Then run './audit run --create-resources' or 'aws iot list-jobs' in that other terminal."
                            + " Ctrl-C in this terminal stops the simulated account.");
            new CountDownLatch(1).await();
            return ExitCode.FINE;
        } catch (IOException e) {
            shell.complain(e.getMessage() == null ? e.toString() : e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** Creates a topic. Returns the environment variables that the command prints, including the ARN of the topic. */
    private static Map<String, String> environment(LocalAccount account) {
        Map<String, String> environment = new TreeMap<>(account.environment(FleetAccount.REGION));
        environment.put("AUDIT_TOPIC_ARN", account.createTopic(FleetAccount.REGION, FleetAccount.TOPIC));
        return environment;
    }
}

package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.Shell;

/** Entry point of {@code ./audit}: the commands of the auditor, and {@code demo} and {@code local}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        System.exit(new AuditCli(shell)
                .with(new DemoCommand(shell))
                .with(new LocalCommand(shell))
                .execute(arguments));
    }
}

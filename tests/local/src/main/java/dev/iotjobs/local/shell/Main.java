package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.Shell;

/** Entry point of the process: the auditor's own commands, and those that bring an account with them. */
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

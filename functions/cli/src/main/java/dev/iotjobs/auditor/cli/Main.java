package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.terminal.Shell;

/** The entry point of the process. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        // Threads of libraries may also end with an error, for example without memory; the audit then fails by itself.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> shell.complain("the thread " + thread.getName() + " ended: " + e));
        System.exit(new AuditCli(shell).execute(arguments));
    }
}

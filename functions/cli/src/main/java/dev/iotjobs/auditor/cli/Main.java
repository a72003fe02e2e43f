package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.terminal.Shell;

/** Runs a command line, and ends the process with the exit code of the command. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        // Only prints an error that ends a thread of a library, such as out of memory. The audit, which needs this
        // thread, then fails and sets the exit code
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> shell.complain("the thread " + thread.getName() + " ended: " + e));
        System.exit(new AuditCli(shell).execute(arguments));
    }
}

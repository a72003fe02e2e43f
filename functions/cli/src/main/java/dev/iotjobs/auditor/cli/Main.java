package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.terminal.Shell;

/** Runs a command line, and ends the process with the exit code of the command. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        // Prints an error such as OutOfMemoryError that ends a thread of a library. The audit needs this thread, so
        // the audit then fails, and the command returns the exit code
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> shell.complain("the thread " + thread.getName() + " ended: " + e));
        System.exit(new AuditCli(shell).execute(arguments));
    }
}

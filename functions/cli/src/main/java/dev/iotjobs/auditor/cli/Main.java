package dev.iotjobs.auditor.cli;

/** Entry point of the process. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        // Threads of libraries may end by an error as well, for want of memory; what the audit needs fails by itself.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> shell.complain("the thread " + thread.getName() + " ended: " + e));
        System.exit(new AuditCli(shell).execute(arguments));
    }
}

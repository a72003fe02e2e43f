package dev.iotjobs.auditor.cli;

/** Entry point of the process. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new AuditCli(Shell.ofProcess()).execute(arguments));
    }
}

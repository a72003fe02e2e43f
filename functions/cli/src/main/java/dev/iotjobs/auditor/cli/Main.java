package dev.iotjobs.auditor.cli;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new AuditCli(Shell.ofProcess()).execute(arguments));
    }
}

package dev.iotjobs.auditor.cli;

/** What a command's exit tells the shell. */
public final class ExitCode {

    public static final int FINE = 0;

    /** The audit was not made, or not of every Region, or its alert was not sent. */
    public static final int FAILED = 1;

    /** The command or the configuration is wrong; nothing was done. */
    public static final int USAGE = 2;

    /** A finding at or above {@code --fail-on} is open, whatever failed besides. */
    public static final int FINDINGS = 3;

    private ExitCode() {}
}

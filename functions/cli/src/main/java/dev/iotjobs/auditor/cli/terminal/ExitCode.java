package dev.iotjobs.auditor.cli.terminal;

/** The exit codes of all commands. */
public final class ExitCode {

    public static final int FINE = 0;

    /** A Region could not be audited, a mail could not be sent or has no topic, or the result could not be written. */
    public static final int FAILED = 1;

    /** The command or the configuration is wrong; nothing was done. */
    public static final int USAGE = 2;

    /** A finding at or above {@code --fail-on} is open, even if something else failed. */
    public static final int FINDINGS = 3;

    /** The program that reads standard output has ended, or it cannot be written: 128 and the number of SIGPIPE. */
    public static final int NOT_WRITTEN = 141;

    private ExitCode() {}
}

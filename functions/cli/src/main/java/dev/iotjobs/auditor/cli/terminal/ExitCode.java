package dev.iotjobs.auditor.cli.terminal;

/** The exit codes of all commands. */
public final class ExitCode {

    public static final int FINE = 0;

    /**
     * A Region could not be audited, a message could not be sent, the topic does not exist, or the result could not be
     * written.
     */
    public static final int FAILED = 1;

    /** The command or the configuration is wrong; nothing was done. */
    public static final int USAGE = 2;

    /** A finding at or above {@code --fail-on} is open. This code takes precedence over {@link #FAILED}. */
    public static final int FINDINGS = 3;

    /**
     * Standard output cannot be written, for example because the reading program has ended. The value is 128 + SIGPIPE
     * (13).
     */
    public static final int NOT_WRITTEN = 141;

    private ExitCode() {}
}

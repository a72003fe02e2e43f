package dev.iotjobs.auditor.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** The version of the auditor, with the commit of the checkout that contains the launcher, if known. */
public final class Version implements IVersionProvider {

    /** System property that the launcher sets to the commit. */
    private static final String COMMIT = "audit.commit";

    public static final String NUMBER = "0.1.0";

    /** The commit, such as {@code a41c9e2}, with {@code -dirty} after it for uncommitted changes; empty if unknown. */
    public static String commit() {
        return System.getProperty(COMMIT, "");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "iot-jobs-auditor " + NUMBER + (commit().isEmpty() ? "" : " (" + commit() + ")"),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
        };
    }
}

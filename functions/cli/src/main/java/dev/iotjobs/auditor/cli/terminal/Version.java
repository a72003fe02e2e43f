package dev.iotjobs.auditor.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** The version of the auditor, with the commit that the launcher was started from, where it is known. */
public final class Version implements IVersionProvider {

    /** Property that the launcher sets. */
    private static final String COMMIT = "audit.commit";

    public static final String NUMBER = "0.1.0";

    /** The commit, such as {@code a41c9e2}, with {@code -dirty} for changes besides; empty where it is not known. */
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

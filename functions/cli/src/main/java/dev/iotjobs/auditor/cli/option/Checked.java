package dev.iotjobs.auditor.cli.option;

import java.util.List;

/** A command that checks the values of its options and environment variables after parsing. */
public interface Checked {

    /**
     * Returns the problems with the values of options and environment variables, one line each. Ignores missing values,
     * and values that the command-line parser has rejected. Has no side effects.
     */
    List<String> problems();
}

package dev.iotjobs.auditor.cli.option;

import java.util.List;

/** A command that checks the values of its options and environment variables after parsing. */
public interface Checked {

    /**
     * Returns the problems with the given values, one line each. Does not report a missing value: the parser may have
     * rejected the value and reported it. Has no side effects.
     */
    List<String> problems();
}

package dev.iotjobs.auditor.cli.option;

import java.util.List;

/** A command that checks the values of its options and environment variables after parsing. */
public interface Checked {

    /**
     * Returns the problems with the values of the command's options and environment variables, one line each. Ignores
     * missing values: if the parser rejects a value, the parser itself reports this, and the value is missing here. Has
     * no side effects.
     */
    List<String> problems();
}

package dev.iotjobs.auditor.cli.option;

import java.util.List;

/** A command that checks its own options, and variables, once the command line is parsed. */
public interface Checked {

    /**
     * What is wrong with the values that were given, one line each; not what is missing, because it may be among what
     * could not be parsed. Has no effect.
     */
    List<String> problems();
}

package dev.iotjobs.auditor.cli.option;

import java.util.List;

/** A command that checks the values of its options and environment variables after parsing. */
public interface Checked {

    /**
     * The problems with the given values, one line each. A missing value is not reported here, because the parser may
     * have rejected it. Changes nothing.
     */
    List<String> problems();
}

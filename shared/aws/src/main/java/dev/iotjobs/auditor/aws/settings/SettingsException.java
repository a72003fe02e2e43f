package dev.iotjobs.auditor.aws.settings;

import java.util.List;

/** The settings are invalid. Contains every problem, each in one line. */
public final class SettingsException extends RuntimeException {

    private final transient List<String> problems;

    /** @param problems each with the setting, the requirement and the value; at least one */
    public SettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public SettingsException(String problem) {
        this(List.of(problem));
    }

    public SettingsException(String problem, Throwable cause) {
        this(problem);
        initCause(cause);
    }

    /** The problems, each with the setting, the requirement and the value. */
    public List<String> problems() {
        return problems;
    }
}

package dev.iotjobs.auditor.export.source;

import java.util.List;

/** Some of the given files cannot be read as saved audits. */
public final class SavedAuditsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<String> problems;

    SavedAuditsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each file that cannot be read, with the name of the file. */
    public List<String> problems() {
        return problems;
    }
}

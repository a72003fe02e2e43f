package dev.iotjobs.auditor.export.source;

import java.util.List;

/** Some files cannot be used. */
public final class SavedAuditsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<String> problems;

    SavedAuditsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each file, which names it. */
    public List<String> problems() {
        return problems;
    }
}

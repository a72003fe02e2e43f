package dev.iotjobs.auditor.report.policy;

import dev.iotjobs.auditor.policy.view.PolicyDifference.Change;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** The differences between two policies, as text and as JSON. */
public record DifferenceList(List<Change> changes) {

    private static final int LONGEST = 1_000;

    public DifferenceList {
        changes = List.copyOf(changes);
    }

    /** The differences as text, one per line. Without differences, the text is the line {@code no difference}. */
    public String text() {
        return changes.isEmpty()
                ? "no difference\n"
                : changes.stream()
                        .map(change -> PlainText.line(change.text(), LONGEST) + "\n")
                        .collect(Collectors.joining());
    }

    /** The differences as a JSON array, without a line break at its end. */
    public String json() {
        return AuditJson.write(changes);
    }
}

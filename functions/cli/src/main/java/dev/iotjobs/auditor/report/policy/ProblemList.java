package dev.iotjobs.auditor.report.policy;

import dev.iotjobs.auditor.policy.document.PolicyProblem;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.List;

/** The problems of a policy, as text and as JSON. */
public record ProblemList(String file, PolicyReading reading) {

    private static final int LONGEST = 1_000;

    /** The problems as text. Each problem has a line, and the last line says whether the policy is valid. */
    public String text() {
        StringBuilder text = new StringBuilder();
        reading.problems()
                .forEach(problem ->
                        text.append(PlainText.line(problem.in(file), LONGEST)).append('\n'));
        return text.append(PlainText.line(file, LONGEST))
                .append(": ")
                .append(verdict())
                .append('\n')
                .toString();
    }

    private String verdict() {
        long errors = reading.errors();
        long warnings = reading.problems().size() - errors;
        String warned = warnings == 0 ? "" : ", " + Figures.count(warnings, "warning");
        return errors == 0 ? "valid" + warned : Figures.count(errors, "error") + warned;
    }

    /** The problems as a JSON object, without a line break at its end. */
    public String json() {
        return AuditJson.write(new Document(
                file,
                reading.errors() == 0,
                reading.problems().stream().map(Part::of).toList()));
    }

    /** The problems as a JSON document. */
    private record Document(String file, boolean valid, List<Part> problems) {}

    /** One problem of the policy, in the form for JSON. */
    private record Part(PolicyProblem.Level level, String path, int line, int column, String text) {

        private static Part of(PolicyProblem problem) {
            return new Part(problem.level(), problem.path(), problem.line(), problem.column(), problem.text());
        }
    }
}

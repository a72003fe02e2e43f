package dev.iotjobs.auditor.rule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a person must know of a rule.
 *
 * @param id never changes and is never used again, for example {@code IOTJ-CFG-01}
 * @param version raised when the rule judges differently, so that what opens then is not taken for a change of the job
 * @param title names the defect
 * @param severity of most of its findings
 * @param rationale why it matters
 * @param remediation how to fix it, in words
 * @param awsSource the API field or AWS page the rule stands on
 * @param references controls of frameworks it serves
 */
public record RuleMetadata(
        String id,
        int version,
        String title,
        Severity severity,
        String rationale,
        String remediation,
        String awsSource,
        List<String> references) {

    private static final Pattern ID = Pattern.compile("IOTJ-[A-Z]{3}-\\d{2}");

    public RuleMetadata {
        references = List.copyOf(references);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id: expected IOTJ-<group>-<number>, got '" + id + "'");
        }
        if (version < 1) {
            throw new IllegalArgumentException(id + ": version must be at least 1, got " + version);
        }
        for (String text : List.of(title, rationale, remediation, awsSource)) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(
                        id + ": title, rationale, remediation and source must say something");
            }
        }
    }
}

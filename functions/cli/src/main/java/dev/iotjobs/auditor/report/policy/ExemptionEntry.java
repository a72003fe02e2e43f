package dev.iotjobs.auditor.report.policy;

import dev.iotjobs.auditor.report.AuditJson;
import java.util.List;
import java.util.Map;

/**
 * An exemption to add to a policy.
 *
 * @param members keys, such as {@code reason}, and values in the order of the output; a value is a text or a list of
 *     texts
 */
public record ExemptionEntry(Map<String, Object> members) {

    private static final String FIRST = "  - ";
    private static final String NEXT = "    ";

    /** The entry in YAML, for the list {@code exemptions} of a policy. It ends with a line break. */
    public String yaml() {
        StringBuilder yaml = new StringBuilder();
        members.forEach((name, value) -> yaml.append(yaml.isEmpty() ? FIRST : NEXT)
                .append(name)
                .append(": ")
                .append(value instanceof List<?> list ? RawText.of(list) : RawText.text(value.toString()))
                .append('\n'));
        return yaml.toString();
    }

    /** The exemption as a JSON object, without a line break at its end. */
    public String json() {
        return AuditJson.write(members);
    }

    /** A whole policy in YAML that has only this entry. */
    public String policy() {
        return "version: 1\nexemptions:\n" + yaml();
    }
}

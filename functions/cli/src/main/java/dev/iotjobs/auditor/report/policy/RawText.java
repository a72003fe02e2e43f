package dev.iotjobs.auditor.report.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value of a policy in one line of YAML; texts in a list are quoted. */
final class RawText {

    private RawText() {}

    /** A scalar, a list in brackets, or a mapping in braces. */
    static String of(Object raw) {
        return switch (raw) {
            case List<?> list ->
                list.stream().map(entry -> quoted(String.valueOf(entry))).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(member -> member.getKey() + ": " + of(member.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            default -> raw.toString();
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

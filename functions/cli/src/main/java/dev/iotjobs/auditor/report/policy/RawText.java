package dev.iotjobs.auditor.report.policy;

import dev.iotjobs.auditor.text.PlainText;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a value of a policy as YAML in one line. */
final class RawText {

    /** Matches a text that needs no quotes, because YAML never reads it as a number, a boolean or null. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?!(true|false|null|yes|no|on|off)$)[a-z]([a-z0-9 ._@/-]*[a-z0-9])?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+[smhd]",
            Pattern.CASE_INSENSITIVE);

    private RawText() {}

    /** Writes a scalar, a list in brackets, or a mapping in braces. */
    static String of(@Nullable Object raw) {
        return switch (raw) {
            case null -> "null";
            case String text -> text(text);
            case List<?> list ->
                list.stream().map(entry -> text(String.valueOf(entry))).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(member -> member.getKey() + ": " + of(member.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            default -> raw.toString();
        };
    }

    /** Writes a text. Adds quotes if YAML or a person could otherwise take it for another type. */
    static String text(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> append(quoted, character));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int character) {
        if (character == '"' || character == '\\') {
            quoted.append('\\').appendCodePoint(character);
        } else if (PlainText.isPlain(Character.toString(character))) {
            quoted.appendCodePoint(character);
        } else {
            quoted.append("\\U%08X".formatted(character));
        }
    }
}

package dev.iotjobs.auditor.message.words;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes the JSON values of message attributes. */
public final class Json {

    private Json() {}

    /** Writes an array of texts. */
    public static String array(Collection<String> texts) {
        return texts.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
    }

    /** Writes an object with whole numbers. */
    public static String object(SortedMap<String, Long> numbers) {
        return numbers.entrySet().stream().map(Json::member).collect(Collectors.joining(",", "{", "}"));
    }

    private static String member(Map.Entry<String, Long> member) {
        return text(member.getKey()) + ":" + member.getValue();
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}

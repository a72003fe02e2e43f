package dev.iotjobs.auditor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.message.words.MessageSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that every message must pass, and methods that extract parts of a message. */
public final class Messages {

    private static final int MOST_LINES = 40;
    private static final int MOST_COLUMNS = 100;

    private Messages() {}

    public static void assertHoldsItsBounds(Message message) {
        assertThat(message.subject()).matches("\\[[A-Z ]+] IoT jobs [ -~]+").hasSizeLessThan(100);
        assertThat(message.body())
                .doesNotContainPattern("[\\p{Cc}&&[^\n]]")
                .doesNotContainPattern("\\p{Cf}")
                .doesNotContain("null", "\u2028", "\u2029")
                .doesNotEndWith("\n");
        assertThat(message.body().lines().toList()).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(message.body().lines().filter(line -> !line.startsWith("https://")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(MOST_COLUMNS))
                .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
        assertThat(message.attributes()).hasSizeLessThanOrEqualTo(10);
        assertThat(bytes(message)).isLessThanOrEqualTo(MessageSize.MAXIMUM);
    }

    public static int bytes(Message message) {
        String all = message.attributes().stream()
                .map(attribute -> attribute.name() + attribute.type() + attribute.value())
                .collect(Collectors.joining("", message.subject(), message.body()));
        return all.getBytes(StandardCharsets.UTF_8).length;
    }

    public static List<String> lines(Message message) {
        return message.body().lines().toList();
    }

    /** The type and the value of an attribute. Empty if the message does not have it. */
    public static String attribute(Message message, String name) {
        return message.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(attribute -> attribute.type() + " " + attribute.value())
                .collect(Collectors.joining());
    }
}

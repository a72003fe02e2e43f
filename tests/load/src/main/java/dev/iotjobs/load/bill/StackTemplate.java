package dev.iotjobs.load.bill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the template deploys with its default parameters, as far as it costs something.
 *
 * @param memoryMegabytes of the function
 * @param alarms on a metric each
 * @param keys of KMS that are made
 */
public record StackTemplate(int memoryMegabytes, boolean arm, boolean traced, int alarms, int keys) {

    public StackTemplate {
        if (alarms == 0) {
            throw new IllegalArgumentException("the template has no alarm in the form that is looked for");
        }
    }

    public static StackTemplate read(Path file) throws IOException {
        String text = Files.readString(file);
        return new StackTemplate(
                number(text, "MemorySize"),
                text.contains("Architectures: [arm64]"),
                text.contains("Tracing: Active"),
                resources(text, "AWS::CloudWatch::Alarm"),
                resources(text, "AWS::KMS::Key"));
    }

    /** A property of the function, or the default of the parameter that it refers to. */
    private static int number(String text, String property) {
        String value = first(text, "(?m)^ +" + property + ": (\\d+|!Ref \\w+)$");
        return Integer.parseInt(
                value.startsWith("!Ref ")
                        ? first(text, "(?m)^  " + value.substring(5) + ":\\n(?:    .*\\n)*?    Default: (\\d+)$")
                        : value);
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("the template has nothing like " + pattern);
        }
        return matcher.group(1);
    }

    private static int resources(String text, String type) {
        return (int) Pattern.compile("(?m)^    Type: " + type + "$")
                .matcher(text)
                .results()
                .count();
    }
}

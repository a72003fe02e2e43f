package dev.iotjobs.load.bill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of the SAM template on which the monthly cost of its stack depends. Parameters of the template have
 * their default values.
 *
 * @param memoryMegabytes memory of the function
 * @param arm whether the function runs on arm64
 * @param traced whether X-Ray traces the function
 * @param alarms number of alarms, each on one metric
 * @param keys number of KMS keys
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

    /**
     * The value of a numeric property in the template. If the property refers to a parameter, the default of this
     * parameter.
     *
     * @param text text of the template
     */
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

package dev.iotjobs.auditor.aws.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Region and the name of an SNS topic, from its ARN. */
public record TopicArn(String region, String name) {

    private static final Pattern SHAPE =
            Pattern.compile("arn:aws[a-z-]*:sns:([a-z0-9-]+):[0-9]{12}:([a-zA-Z0-9_-]{1,256}(?:\\.fifo)?)");

    /** Parses an ARN; empty if the text is not the ARN of a topic. */
    public static Optional<TopicArn> parse(String arn) {
        Matcher matcher = SHAPE.matcher(arn);
        return matcher.matches() ? Optional.of(new TopicArn(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    public boolean isFifo() {
        return name.endsWith(".fifo");
    }
}

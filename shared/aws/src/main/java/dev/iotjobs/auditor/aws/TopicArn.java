package dev.iotjobs.auditor.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an SNS topic is, by its ARN. */
record TopicArn(String region, String name) {

    private static final Pattern SHAPE =
            Pattern.compile("arn:aws[a-z-]*:sns:([a-z0-9-]+):[0-9]{12}:([a-zA-Z0-9_-]{1,256}(?:\\.fifo)?)");

    /** Empty when the text is not the ARN of a topic. */
    static Optional<TopicArn> parse(String arn) {
        Matcher matcher = SHAPE.matcher(arn);
        return matcher.matches() ? Optional.of(new TopicArn(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    boolean isFifo() {
        return name.endsWith(".fifo");
    }
}

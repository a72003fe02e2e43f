package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.job.AccountRegion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The account that is audited.
 *
 * @param partition such as {@code aws}, {@code aws-cn}, {@code aws-eusc} or {@code aws-us-gov}
 * @param id twelve digits
 */
public record Account(String partition, String id) {

    private static final Pattern ARN = Pattern.compile("arn:(aws[a-z-]*):[^:]+:[^:]*:([0-9]{12}):.+");

    /**
     * The account in the ARN of a resource.
     *
     * @throws IllegalArgumentException if the text is not an ARN with an account
     */
    public static Account ofArn(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("an ARN with an account is needed, got '" + arn + "'");
        }
        return new Account(matcher.group(1), matcher.group(2));
    }

    AccountRegion in(String region) {
        return new AccountRegion(partition, id, region);
    }
}

package dev.iotjobs.auditor.aws.policy;

import dev.iotjobs.auditor.aws.error.ErrorCodes;
import dev.iotjobs.auditor.policy.document.PolicySource.Answer.Unreadable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Describes why a service returned no policy, for the person who must fix the problem. */
final class Refusal {

    private static final Pattern NAMED_ACTION =
            Pattern.compile("not authorized to perform: ([a-zA-Z0-9-]+:[a-zA-Z0-9]+)");

    /**
     * Matches words in AWS's error messages about KMS keys. If such a message names no denied action,
     * {@code kms:Decrypt} was denied.
     */
    private static final Pattern OF_THE_KEY = Pattern.compile("KMS|ciphertext");

    private static final String DECRYPT = "kms:Decrypt";

    private Refusal() {}

    /**
     * Describes why a call failed.
     *
     * @param service name of the service, as people know it
     * @param action the IAM action that the call needs
     */
    static Unreadable of(String service, String action, SdkException e) {
        String what = ErrorCodes.describe(e);
        if (!(e instanceof AwsServiceException refused)) {
            return new Unreadable(service + " gives no answer: " + what, "");
        }
        if (ErrorCodes.isDenied(refused)) {
            String denied = denied(action, what);
            return new Unreadable(service + " denies the call, which needs " + denied + ": " + what, denied);
        }
        if (ErrorCodes.isThrottled(refused)) {
            return new Unreadable(service + " throttles the call: " + what, "");
        }
        return new Unreadable(service + " refuses the call: " + what, "");
    }

    private static String denied(String action, String what) {
        Matcher named = NAMED_ACTION.matcher(what);
        if (named.find()) {
            return named.group(1);
        }
        return OF_THE_KEY.matcher(what).find() ? DECRYPT : action;
    }
}

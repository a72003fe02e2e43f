package dev.iotjobs.auditor.aws.error;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/** Classifies errors of AWS calls, for example as throttling, denial or transient. Uses mainly the error code. */
public final class ErrorCodes {

    // The HTTP status alone is not enough. AWS IoT throttles with status 400, other services with 429. A denied call
    // has status 400 or 403.
    private static final Set<String> THROTTLED = Set.of(
            "ThrottlingException",
            "Throttling",
            "ThrottledException",
            "TooManyRequestsException",
            "TooManyRequests",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "ProvisionedThroughputExceededException",
            "SlowDown");
    private static final Set<String> DENIED = Set.of(
            "AccessDeniedException",
            "AccessDenied",
            "AuthorizationError",
            "AuthorizationErrorException",
            "UnauthorizedException",
            "UnauthorizedOperation",
            "NotAuthorized",
            "OptInRequired",
            "SubscriptionRequiredException",
            "KMSAccessDeniedException",
            "KMSAccessDenied");
    private static final Set<String> MISSING =
            Set.of("ResourceNotFoundException", "NoSuchResourceException", "NotFound", "NotFoundException");
    private static final Set<String> REJECTED = Set.of(
            "InvalidRequestException",
            "ValidationException",
            "ValidationError",
            "IllegalArgumentException",
            "InvalidParameter",
            "InvalidParameterException",
            "InvalidPaginationTokenException");
    private static final Set<String> TRANSIENT = Set.of(
            "InternalFailure",
            "InternalFailureException",
            "InternalServerError",
            "InternalError",
            "InternalException",
            "ServiceException",
            "ServiceUnavailable",
            "ServiceUnavailableException",
            "RequestTimeout",
            "RequestTimeoutException",
            "RequestTimeTooSkewed",
            "RequestInTheFuture");
    /** Error codes for invalid credentials. With such credentials every call fails. */
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "InvalidAccessKeyId");

    /** The start of the SDK's message for an answer that the SDK cannot read. */
    private static final String UNREADABLE = "Unable to unmarshall response";

    private static final int LONGEST_MESSAGE = 500;

    private ErrorCodes() {}

    public static boolean isThrottled(AwsServiceException e) {
        return has(e, THROTTLED);
    }

    public static boolean isDenied(AwsServiceException e) {
        return has(e, DENIED);
    }

    public static boolean isMissing(AwsServiceException e) {
        return has(e, MISSING);
    }

    public static boolean isRejected(AwsServiceException e) {
        return has(e, REJECTED);
    }

    public static boolean isAboutCredentials(AwsServiceException e) {
        return has(e, CREDENTIALS);
    }

    /**
     * Whether the error is transient: the same call may succeed later. Every status of 500 or above is transient, and
     * so is status 429 without an error code.
     */
    public static boolean isTransient(AwsServiceException e) {
        return has(e, TRANSIENT) || e.statusCode() >= 500 || (codeOf(e) == null && e.statusCode() == 429);
    }

    /** Whether a complete answer arrived, but the answer does not match the service's API. */
    public static boolean isMalformed(SdkClientException e) {
        String message = e.getMessage();
        return message != null && message.startsWith(UNREADABLE) && !isCutOff(e);
    }

    /** Whether the call failed while connecting, before the client sent anything. */
    public static boolean isUnreachable(SdkClientException e) {
        return causes(e)
                .anyMatch(cause -> cause instanceof UnknownHostException
                        || cause instanceof ConnectException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof ConnectTimeoutException);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    /**
     * Whether the connection broke while the answer was read. False if the SDK's JSON parser failed on a complete
     * answer.
     */
    private static boolean isCutOff(Throwable e) {
        return causes(e).anyMatch(cause -> cause instanceof IOException && !(cause instanceof JsonProcessingException));
    }

    /**
     * Describes an error in one line of at most {@value #LONGEST_MESSAGE} characters: the error code and the message of
     * the service. For an error without a code, describes the cause that the SDK reports.
     */
    public static String describe(SdkException e) {
        if (e instanceof AwsServiceException service && codeOf(service) != null) {
            AwsErrorDetails details = service.awsErrorDetails();
            String message = details.errorMessage();
            return oneLine(codeOf(service) + (message == null || message.isBlank() ? "" : ": " + message));
        }
        Optional<Throwable> unknownHost =
                causes(e).filter(UnknownHostException.class::isInstance).findFirst();
        if (unknownHost.isPresent()) {
            return oneLine("unknown host " + unknownHost.get().getMessage());
        }
        String message = e.getMessage();
        if (message != null && message.startsWith(UNREADABLE)) {
            return "the answer cannot be read: it is not what the service's API promises, or it was cut off";
        }
        return oneLine(message == null ? e.getClass().getSimpleName() : message.replaceAll(" \\(SDK Attempt.*", ""));
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    private static boolean has(AwsServiceException e, Set<String> codes) {
        String code = codeOf(e);
        return code != null && codes.contains(code);
    }

    private static @Nullable String codeOf(AwsServiceException e) {
        return e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    }
}

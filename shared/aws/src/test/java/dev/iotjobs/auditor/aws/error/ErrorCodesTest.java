package dev.iotjobs.auditor.aws.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParseException;

class ErrorCodesTest {

    @ParameterizedTest
    @CsvSource({"400, ThrottlingException", "429, ThrottlingException", "429, TooManyRequestsException"})
    void isThrottled_byCode_whateverTheStatus(int status, String code) {
        assertThat(ErrorCodes.isThrottled(exception(status, code))).isTrue();
        assertThat(ErrorCodes.isRejected(exception(status, code))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"400", "403", "404"})
    void isDenied_byCode_whateverTheStatus(int status) {
        AwsServiceException e = exception(status, "AccessDeniedException");

        assertThat(ErrorCodes.isDenied(e)).isTrue();
        assertThat(ErrorCodes.isMissing(e)).isFalse();
    }

    @Test
    void isMissing_statusWithoutCode_saysNothing() {
        assertThat(ErrorCodes.isMissing(exception(404, null))).isFalse();
        assertThat(ErrorCodes.isMissing(exception(404, "ResourceNotFoundException")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"500, , true", "503, ServiceUnavailableException, true", "429, , true", "400, , false", "403, , false"})
    void isTransient_serverErrors_are(int status, @Nullable String code, boolean isTransient) {
        assertThat(ErrorCodes.isTransient(exception(status, code))).isEqualTo(isTransient);
    }

    @Test
    void describe_serviceException_isCodeAndMessageInOneLine() {
        assertThat(ErrorCodes.describe(exception(403, "AccessDeniedException")))
                .isEqualTo("AccessDeniedException: not for you");
    }

    @Test
    void describe_clientException_hasNoAttemptCountAndIsBounded() {
        assertThat(ErrorCodes.describe(SdkClientException.create("refused (SDK Attempt Count: 1)")))
                .isEqualTo("refused");
        assertThat(ErrorCodes.describe(SdkClientException.create("x".repeat(2000))))
                .hasSize(500);
    }

    @Test
    void describe_answerThatIsNoJson_namesNoClassOfTheSdk() {
        assertThat(ErrorCodes.describe(SdkClientException.create(
                        "Unable to unmarshall response (software.amazon.awssdk...JsonEOFException: Unexpected end)")))
                .startsWith("the answer cannot be read")
                .doesNotContain("amazon");
    }

    @Test
    void isMalformed_answerThatTheParserRefuses_is() {
        assertThat(ErrorCodes.isMalformed(unreadable(new JsonParseException(null, "Unexpected end"))))
                .isTrue();
        assertThat(ErrorCodes.isMalformed(unreadable(new NumberFormatException("x"))))
                .isTrue();
    }

    @Test
    void isMalformed_connectionThatBreaks_isNot() {
        assertThat(ErrorCodes.isMalformed(unreadable(new SocketException("reset"))))
                .isFalse();
        assertThat(ErrorCodes.isMalformed(SdkClientException.create("Unable to execute HTTP request: refused")))
                .isFalse();
    }

    private static SdkClientException unreadable(Exception cause) {
        return SdkClientException.create("Unable to unmarshall response (" + cause + ")", cause);
    }

    private static AwsServiceException exception(int status, @Nullable String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .message("the SDK's own text, with a request id")
                .awsErrorDetails(
                        code == null
                                ? null
                                : AwsErrorDetails.builder()
                                        .errorCode(code)
                                        .errorMessage("not for\n you")
                                        .build())
                .build();
    }
}

package dev.iotjobs.auditor.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL, http://localhost:4566",
        "AWS_ENDPOINT_URL, HTTPS://iot.eu-west-1.amazonaws.com",
        "AWS_ENDPOINT_URL_IOT, http://[::1]:65535/path",
        "AWS_ENDPOINT_URL_STS, http://user:secret@127.0.0.1:4566",
        "AWS_ENDPOINT_URL_S3, anything",
        "AWS_USE_FIPS_ENDPOINT, True",
        "AWS_USE_DUALSTACK_ENDPOINT, false",
        "AWS_DEFAULTS_MODE, in-region",
        "AWS_DEFAULTS_MODE, AUTO",
        "AWS_RETRY_MODE, Standard",
        "AWS_MAX_ATTEMPTS, 1"
    })
    void problems_whatTheSdkTakes_areNone(String name, String value) {
        assertThat(AwsVariables.problems(Map.of(name, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL, ''",
        "AWS_ENDPOINT_URL, foo",
        "AWS_ENDPOINT_URL_DYNAMODB, http://[",
        "AWS_ENDPOINT_URL_IOT, localhost:4566",
        "AWS_ENDPOINT_URL_SERVICE_QUOTAS, ftp://localhost",
        "AWS_ENDPOINT_URL_SIGNIN, http:",
        "AWS_ENDPOINT_URL_SNS, http://my_host",
        "AWS_ENDPOINT_URL_SSO, http:///path",
        "AWS_ENDPOINT_URL_SSO_OIDC, //localhost",
        "AWS_ENDPOINT_URL_STS, http://localhost:65536",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI, 169.254.170.2",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT, 169.254.169.254"
    })
    void problems_endpointThatIsNoAddress_isOneWithItsNameAndValue(String name, String value) {
        assertThat(AwsVariables.problems(Map.of(name, value)))
                .containsExactly(name + ": must be an http or https address, got '" + value + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS_USE_FIPS_ENDPOINT      | maybe | must be one of true, false
            AWS_USE_FIPS_ENDPOINT      | ''    | must be one of true, false
            AWS_USE_DUALSTACK_ENDPOINT | yes   | must be one of true, false
            AWS_EC2_METADATA_DISABLED  | 1     | must be one of true, false
            AWS_IGNORE_CONFIGURED_ENDPOINT_URLS | 1 | must be one of true, false
            AWS_DEFAULTS_MODE          | foo   | must be one of auto, cross-region, in-region, legacy, mobile, standard
            AWS_RETRY_MODE             | none  | must be one of adaptive, legacy, standard
            AWS_MAX_ATTEMPTS           | 0     | must be a whole number above 0
            AWS_MAX_ATTEMPTS           | 3.5   | must be a whole number above 0
            """)
    void problems_valueThatTheSdkRefuses_isOneWithItsNameAndValue(String name, String value, String rule) {
        assertThat(AwsVariables.problems(Map.of(name, value)))
                .containsExactly(name + ": " + rule + ", got '" + value + "'");
    }

    @Test
    void problems_kindOfEndpointBesideAnotherEndpoint_isOne() {
        assertThat(AwsVariables.problems(
                        Map.of("AWS_USE_FIPS_ENDPOINT", "true", "AWS_ENDPOINT_URL_IOT", "http://localhost")))
                .containsExactly(
                        "AWS_USE_FIPS_ENDPOINT: must not be true while AWS_ENDPOINT_URL_IOT is set; unset one of them");
        assertThat(AwsVariables.problems(
                        Map.of("AWS_USE_FIPS_ENDPOINT", "false", "AWS_ENDPOINT_URL_IOT", "http://localhost")))
                .isEmpty();
    }

    @Test
    void problems_endpointsThatAreIgnored_areNone() {
        Map<String, String> environment = Map.of(
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                "true",
                "AWS_USE_FIPS_ENDPOINT",
                "true",
                "AWS_ENDPOINT_URL_IOT",
                "foo");

        assertThat(AwsVariables.problems(environment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://user:secret@localhost, ftp://***@localhost",
        "user:secret@localhost, ***@localhost",
        "http://user:se/cret@lo@calhost, http://***@calhost",
        "http:/user:secret@localhost, http:/***@localhost",
        "http://localhost, http://localhost"
    })
    void shown_userAndPassword_areLeftOut(String address, String shown) {
        assertThat(Endpoints.shown(address)).isEqualTo(shown);
    }
}

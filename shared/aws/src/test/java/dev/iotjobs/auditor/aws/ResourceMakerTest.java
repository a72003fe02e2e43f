package dev.iotjobs.auditor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceMakerTest {

    @Test
    void isAws_withoutAnEndpoint_isTrue() {
        assertThat(ResourceMaker.isAws(Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dynamodb.eu-central-1.amazonaws.com",
                "https://dynamodb.cn-north-1.amazonaws.com.cn",
                "https://dynamodb.eusc-de-east-1.amazonaws.eu",
                "https://dynamodb.us-iso-east-1.c2s.ic.gov",
                "https://dynamodb.us-isob-east-1.sc2s.sgov.gov",
                "https://dynamodb.eu-isoe-west-1.cloud.adc-e.uk",
                "https://dynamodb.us-isof-south-1.csp.hci.ic.gov",
                "https://dynamodb.eu-central-1.api.aws",
                "https://123456789012.ddb.eu-central-1.amazonaws.com",
                "https://dynamodb.cn-north-1.api.amazonwebservices.com.cn"
            })
    void isAws_atAnEndpointOfAnyPartition_isTrue(URI endpoint) {
        assertThat(ResourceMaker.isAws(Optional.of(endpoint))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4566",
                "http://127.0.0.1:8000",
                "http://localhost.localstack.cloud:4566",
                "https://dynamodb.notamazonaws.com"
            })
    void isAws_atAnEmulator_isFalse(URI endpoint) {
        assertThat(ResourceMaker.isAws(Optional.of(endpoint))).isFalse();
    }
}

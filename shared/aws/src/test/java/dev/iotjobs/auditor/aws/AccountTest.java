package dev.iotjobs.auditor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.aws.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:eu-west-1:123456789012:function:audit, aws",
        "arn:aws:lambda:eu-west-1:123456789012:function:audit:live, aws",
        "arn:aws-cn:lambda:cn-north-1:123456789012:function:audit, aws-cn",
        "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:audit, aws-us-gov",
        "arn:aws-eusc:lambda:eusc-de-east-1:123456789012:function:audit, aws-eusc"
    })
    void ofArn_aFunctions_hasItsPartitionAndAccount(String arn, String partition) {
        assertThat(Account.ofArn(arn)).isEqualTo(new Account(partition, "123456789012"));
    }

    @Test
    void isRegion_ofTheEuropeanSovereignCloud_isKnown() {
        assertThat(Settings.isRegion("eusc-de-east-1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "audit", "arn:aws:s3:::bucket", "arn:aws:lambda:eu-west-1:12345678901:function:audit"})
    void ofArn_withoutAnAccount_isRefused(String arn) {
        assertThatThrownBy(() -> Account.ofArn(arn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an ARN with an account is needed, got '" + arn + "'");
    }
}

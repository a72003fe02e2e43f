package dev.iotjobs.auditor.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLocationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssm:/iot-jobs-auditor/policy",
                "ssm:policy",
                "ssm:/a.b/C_d-9",
                "ssm:/iot-jobs-auditor/policy:12",
                "ssm:/iot-jobs-auditor/policy:approved",
                "ssm:arn:aws:ssm:eu-west-1:123456789012:parameter/iot-jobs-auditor/policy",
                "ssm:arn:aws-cn:ssm:cn-north-1:123456789012:parameter/policy:3"
            })
    void parse_ssm_isAParameter(String text) {
        assertThat(PolicyLocation.parse(text))
                .isEqualTo(new PolicyLocation.Parameter(text.substring("ssm:".length())))
                .extracting(PolicyLocation::text)
                .isEqualTo(text);
    }

    @Test
    void region_ofAnArn_isItsOwn() {
        assertThat(new PolicyLocation.Parameter("arn:aws:ssm:eu-west-1:123456789012:parameter/policy").region())
                .contains("eu-west-1");
        assertThat(new PolicyLocation.Parameter("/policy").region()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssm:",
                "ssm: ",
                "ssm:/a b",
                "ssm:/a:",
                "ssm:/a:1:2",
                "ssm:/a*",
                "ssm:/a\n",
                "ssm:caf\u00e9",
                "ssm:arn:aws:ssm:eu-west-1:1234:parameter/policy",
                "ssm:arn:aws:ssm:eu-west-1:123456789012:document/policy",
                "ssm:arn:aws:ssm:eu-west-1:123456789012:parameter/"
            })
    void parse_ssmThatNamesNoParameter_isRefusedWithTheValue(String text) {
        assertThatThrownBy(() -> PolicyLocation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "must be ssm:NAME or ssm:ARN of a parameter, whose name has 1 to 1,011 letters, digits, '_',"
                                + " '.', '-' or '/', got '" + text + "'");
    }

    @Test
    void parse_nameOfAParameter_hasABound() {
        assertThat(PolicyLocation.parse("ssm:" + "a".repeat(1_011))).isInstanceOf(PolicyLocation.Parameter.class);
        assertThatThrownBy(() -> PolicyLocation.parse("ssm:" + "a".repeat(1_012)))
                .hasMessageStartingWith("must be ssm:NAME");
    }

    @Test
    void parse_arnOfAnUnknownRegion_isRefusedByName() {
        assertThatThrownBy(() -> PolicyLocation.parse("ssm:arn:aws:ssm:mars-1:123456789012:parameter/policy"))
                .hasMessage("unknown Region 'mars-1', got 'ssm:arn:aws:ssm:mars-1:123456789012:parameter/policy'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"appconfig:abc1234/def5678/ghi9012", "appconfig:iot-jobs/prod/policy", "appconfig:\u00fc/b/c"})
    void parse_appconfig_isAConfiguration(String text) {
        String[] parts = text.substring("appconfig:".length()).split("/", -1);

        assertThat(PolicyLocation.parse(text))
                .isEqualTo(new PolicyLocation.Configuration(parts[0], parts[1], parts[2]))
                .extracting(PolicyLocation::text)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appconfig:",
                "appconfig:a",
                "appconfig:a/b",
                "appconfig:a/b/",
                "appconfig:/b/c",
                "appconfig:a//c",
                "appconfig:a/b/c/d",
                "appconfig:a/my env/c",
                "appconfig:a/b/\u0001"
            })
    void parse_appconfigWithoutThreeParts_isRefusedWithTheValue(String text) {
        assertThatThrownBy(() -> PolicyLocation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "must be appconfig:APPLICATION/ENVIRONMENT/PROFILE, each an ID or a name of 1 to 128 characters"
                                + " without spaces, got '" + text + "'");
    }

    @Test
    void parse_partsOfAnAppconfig_haveABound() {
        String longest = "a".repeat(128);

        assertThat(PolicyLocation.parse("appconfig:" + longest + "/" + longest + "/" + longest))
                .isInstanceOf(PolicyLocation.Configuration.class);
        assertThatThrownBy(() -> PolicyLocation.parse("appconfig:a/b/a" + longest))
                .hasMessageStartingWith("must be appconfig:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"policy.yaml", "/etc/my policy.yaml", "C:\\policy.yaml", "-", "ssm/policy.yaml", "SSM:/policy"})
    void parse_anythingElse_isAFile(String text) {
        assertThat(PolicyLocation.parse(text))
                .isEqualTo(new PolicyLocation.File(text))
                .extracting(PolicyLocation::text)
                .isEqualTo(text);
    }
}

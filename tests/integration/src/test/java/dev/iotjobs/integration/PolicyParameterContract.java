package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.aws.policy.PolicyParameter;
import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.policy.document.PolicySource.Answer;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Tests how an audit reads a policy from Parameter Store. */
abstract class PolicyParameterContract {

    static final String TEXT = "version: 1\n# Gr\u00fc\u00dfe\nshared: { grace: 20m }\n";

    static final PolicyFormat FORMAT = new PolicyFormat(
            RuleBook.standard().definitions(), InstantSource.fixed(Instant.parse("2026-11-29T00:00:00Z")));

    /** Each test has its own parameter, because tests share LocalStack. */
    final String name = "/iot-jobs-auditor/" + UUID.randomUUID();

    abstract Cloud cloud();

    final SsmClient ssm() {
        return cloud().ssm(Duration.ofMinutes(1));
    }

    final void put(String name, ParameterType type, String value) {
        ssm().putParameter(request -> request.name(name).type(type).value(value).overwrite(true));
    }

    final PolicyParameter source(String name) {
        return new PolicyParameter(new PolicyLocation.Parameter(name), ssm());
    }

    @Test
    void read_parameter_isItsTextWithVersionAndTime() {
        put(name, ParameterType.STRING, TEXT);

        assertThat(source(name).name()).isEqualTo("ssm:" + name);
        assertThat(source(name).read()).isInstanceOfSatisfying(Answer.Document.class, document -> {
            assertThat(document.text()).isEqualTo(TEXT);
            assertThat(document.version()).isEqualTo("1");
            assertThat(document.changedAt())
                    .isBetween(
                            Instant.now().minus(Duration.ofMinutes(5)),
                            Instant.now().plus(Duration.ofMinutes(5)));
            assertThat(FORMAT.parse(document.text()).policy()).isPresent();
        });
    }

    @Test
    void read_changedSinceTheLastRead_isTheChangedOne() {
        PolicyParameter source = source(name);
        put(name, ParameterType.STRING, TEXT);
        source.read();
        put(name, ParameterType.STRING, "version: 1\n");

        assertThat(source.read()).isInstanceOfSatisfying(Answer.Document.class, document -> {
            assertThat(document.text()).isEqualTo("version: 1\n");
            assertThat(document.version()).isEqualTo("2");
        });
    }

    @Test
    void read_selectedVersion_isThatOne() {
        put(name, ParameterType.STRING, TEXT);
        put(name, ParameterType.STRING, "version: 1\n");

        assertThat(source(name + ":1").read())
                .isInstanceOfSatisfying(
                        Answer.Document.class,
                        document -> assertThat(document.text()).isEqualTo(TEXT));
        assertThat(source(name + ":3").read()).isInstanceOf(Answer.Unreadable.class);
    }

    @Test
    void read_secureString_isDecrypted() {
        put(name, ParameterType.SECURE_STRING, TEXT);

        assertThat(source(name).read())
                .isInstanceOfSatisfying(
                        Answer.Document.class,
                        document -> assertThat(document.text()).isEqualTo(TEXT));
    }

    @Test
    void read_nameWithoutSlash_isThatParameter() {
        String plain = name.substring(name.lastIndexOf('/') + 1);
        put(plain, ParameterType.STRING, TEXT);

        assertThat(source(plain).read()).isInstanceOf(Answer.Document.class);
    }

    @Test
    void read_arn_isThatParameter() {
        put(name, ParameterType.STRING, TEXT);
        String arn =
                ssm().getParameter(request -> request.name(name)).parameter().arn();

        assertThat(source(arn).read()).isInstanceOf(Answer.Document.class);
    }

    @Test
    void read_missingParameter_isUnreadable() {
        assertThat(source(name).read())
                .isEqualTo(new Answer.Unreadable(
                        "Parameter Store in us-east-1 does not find the policy's parameter; check its name, version and"
                                + " Region",
                        ""));
    }
}

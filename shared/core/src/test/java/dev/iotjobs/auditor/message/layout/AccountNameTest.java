package dev.iotjobs.auditor.message.layout;

import static dev.iotjobs.auditor.message.Digests.ABORT;
import static dev.iotjobs.auditor.message.Digests.job;
import static dev.iotjobs.auditor.message.Digests.whole;
import static dev.iotjobs.auditor.message.Messages.assertHoldsItsBounds;
import static dev.iotjobs.auditor.message.Messages.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Digests;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.rule.Severity;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Messages about an account with a configured name. */
class AccountNameTest {

    private static final String NAME = "acme-fleet-prod";
    private static final String LONGEST = "x".repeat(31) + " " + "y".repeat(32);

    static final List<Supplier<Digests>> FORMS = List.of(
            MessageTextTest::firstAudit,
            MessageTextTest::oneCritical,
            MessageTextTest::changes,
            MessageTextTest::allClear,
            MessageTextTest::coverage);

    @ParameterizedTest
    @FieldSource("FORMS")
    void of_name_standsBeforeTheIdInTheTextAndAloneInTheSubject(Supplier<Digests> form) {
        Message without = form.get().message();
        Message named = form.get().named(NAME).message();

        assertThat(named.subject())
                .isEqualTo(without.subject().replace("IoT jobs 123456789012: ", "IoT jobs acme-fleet-prod: "));
        assertThat(named.body().replaceAll("\\s+", " "))
                .isEqualTo(without.body()
                        .replaceAll("\\s+", " ")
                        .replaceFirst("(Account |, account )123456789012", "$1acme-fleet-prod (123456789012)")
                        .replace(", account acme", ", acme"));
        assertThat(named.attributes()).isEqualTo(without.attributes());
        assertThat(attribute(named, "account")).isEqualTo("String 123456789012");
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void of_longestName_holdsTheBounds(Supplier<Digests> form) {
        Message message = form.get().named(LONGEST).message();

        assertHoldsItsBounds(message);
        assertThat(message.subject()).contains("] IoT jobs " + "x".repeat(27) + "...: ");
        assertThat(message.body().replaceAll("\\s+", " ")).contains(LONGEST + " (123456789012)");
    }

    @Test
    void subject_longestNameAndJobId_cutsTheJobIdFirst() {
        Message message = new Digests()
                .named(LONGEST)
                .in(whole("eu-west-1", 9))
                .news(Kind.NEW, Severity.HIGH, job("wave-1-" + "z".repeat(57), "eu-west-1", ABORT), "no abort criteria")
                .message();

        assertHoldsItsBounds(message);
        assertThat(message.subject())
                .startsWith("[HIGH] IoT jobs " + "x".repeat(27) + "...: No abort criteria on a multi-device job, ")
                .doesNotContain("z".repeat(57));
    }
}

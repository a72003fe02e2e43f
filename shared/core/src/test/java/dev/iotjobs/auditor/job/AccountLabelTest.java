package dev.iotjobs.auditor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountLabelTest {

    private static final String ID = "123456789012";

    @Test
    void texts_withAName_haveItBeforeTheId() {
        AccountLabel label = new AccountLabel(ID, "acme-fleet-prod");

        assertThat(label.brief()).isEqualTo("acme-fleet-prod");
        assertThat(label.full()).isEqualTo("acme-fleet-prod (123456789012)");
        assertThat(label.phrase()).isEqualTo("acme-fleet-prod (123456789012)");
    }

    @Test
    void texts_withoutAName_areTheId() {
        AccountLabel label = AccountLabel.of(ID);

        assertThat(label.brief()).isEqualTo(ID);
        assertThat(label.full()).isEqualTo(ID);
        assertThat(label.phrase()).isEqualTo("account 123456789012");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "123456789012", "Fleet 7 _ prod.eu-1"})
    void new_lettersDigitsSpacesDotsUnderscoresHyphens_areAName(String name) {
        assertThat(new AccountLabel(ID, name).name()).isEqualTo(name);
    }

    @Test
    void new_64Characters_areTheLongestName() {
        assertThat(AccountLabel.isName("x".repeat(64))).isTrue();
        assertThat(AccountLabel.isName("x".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " prod",
                "prod ",
                " ",
                "prod\n",
                "prod\r\nBcc: all@example.com",
                "<b>prod</b>",
                "prod,lab",
                "prod\u202egnp",
                "prod\u001b[2J",
                "fl\u00e4che",
                "=1+1",
                "prod (123456789012)"
            })
    void new_anythingElse_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountLabel(ID, name))
                .withMessage("name: must be 1 to 64 letters, digits, spaces, '.', '_' or '-', and must not begin or end"
                        + " with a space, got '" + name + "'");
    }
}

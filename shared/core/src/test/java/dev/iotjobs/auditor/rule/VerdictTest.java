package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void word_eachOutcome_isTheOneThatSaysMost() {
        assertThat(Verdict.compliant("").word()).isEqualTo("COMPLIANT");
        assertThat(Verdict.nonCompliant(Severity.HIGH, "").word()).isEqualTo("HIGH");
        assertThat(Verdict.notApplicable("").word()).isEqualTo("NOT_APPLICABLE");
        assertThat(Verdict.notApplicable(End.AGED_OUT, "").word()).isEqualTo("AGED_OUT");
        assertThat(Verdict.insufficientData(Gap.TOO_FEW, "").word()).isEqualTo("TOO_FEW");
        assertThat(Verdict.pending(true, null, "").word()).isEqualTo("PENDING");
    }
}

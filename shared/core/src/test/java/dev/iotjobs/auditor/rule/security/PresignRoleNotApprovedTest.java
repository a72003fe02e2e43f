package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresignRoleNotApprovedTest {

    private static final String OWN = "arn:aws:iam::123456789012:role/";
    private static final String FOREIGN = "arn:aws:iam::999999999999:role/presign";

    /** The tested rule, and the rule that silences it. */
    private static final RuleBook BOOK = new RuleBook(List.of(new PresignRoleForeign(), new PresignRoleNotApproved()));

    private static JobBuilder signedBy(@Nullable String role) {
        return Jobs.inProgress().presignedUrlConfig(new PresignedUrlConfig(role, 900L));
    }

    private static Verdict judge(JobBuilder job, String... approved) {
        SettingValues values = SettingValues.STANDARD.with(PresignRoleForeign.APPROVED_ROLES, List.of(approved));
        return BOOK.judge(Jobs.facts(job), Jobs.NOW, _ -> new Ruling.On(values), _ -> Memory.NONE)
                .getLast()
                .verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:role/shared/presign,  COMPLIANT",
        "arn:aws:iam::999999999999:role/shared/presign,  COMPLIANT",
        "arn:aws:iam::123456789012:role/presign-7,       COMPLIANT",
        "arn:aws:iam::123456789012:role/presign-12,      NON_COMPLIANT MEDIUM",
        "arn:aws:iam::123456789012:role/Shared/presign,  NON_COMPLIANT MEDIUM",
        "presign,                                        NON_COMPLIANT MEDIUM",
    })
    void judge_patternsAndPaths_decide(String role, String expected) {
        assertThat(Outcomes.of(judge(signedBy(role), "arn:aws:iam::*:role/shared/*", OWN + "presign-?")))
                .isEqualTo(expected);
    }

    @Test
    void judge_otherRole_isNamed() {
        Verdict verdict = judge(signedBy(OWN + "other"), OWN + "presign");

        assertThat(verdict.reason()).isEqualTo("the role that signs URLs is not in 'approvedRoles': " + OWN + "other");
        assertThat(verdict.evidence().values()).containsEntry("roleArn", OWN + "other");
        assertThat(verdict.commands())
                .singleElement()
                .asString()
                .endsWith(" --presigned-url-config roleArn=ROLE_ARN,expiresInSec=900");
    }

    @Test
    void judge_emptyListOrNoRole_isNotApplicable() {
        assertThat(Outcomes.of(judge(signedBy(OWN + "a")))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(judge(signedBy(null), OWN + "a"))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(judge(signedBy(OWN + "b").status(JobStatus.COMPLETED), OWN + "a")))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_roleOfAnotherAccount_isLeftToTheRuleOnThese() {
        assertThat(Outcomes.of(judge(signedBy(FOREIGN), OWN + "a"))).isEqualTo("NOT_APPLICABLE COVERED");
        assertThat(Outcomes.of(judge(signedBy(OWN + "other"), OWN + "a"))).isEqualTo("NON_COMPLIANT MEDIUM");
    }
}

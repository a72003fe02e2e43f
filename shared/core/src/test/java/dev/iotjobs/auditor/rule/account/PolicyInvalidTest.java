package dev.iotjobs.auditor.rule.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.fact.PolicyUse.Cause;
import dev.iotjobs.auditor.fact.PolicyUse.Replaced;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RegionFacts.InDeletion;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyInvalidTest {

    private static final Instant NOVEMBER = Instant.parse("2025-11-02T09:14:00Z");

    private final RuleTester rule = RuleTester.of(new PolicyInvalid());

    private static RegionFacts facts(PolicyUse use) {
        return new RegionFacts(new CoverageBuilder(300).build(), use, InDeletion.NONE);
    }

    private static Replaced replaced(String source, Cause cause, @Nullable Instant since) {
        return new Replaced(source, "13", NOVEMBER.plusSeconds(60), cause, since == null ? "" : "12", since);
    }

    private static Cause fourDefects() {
        return new Cause.Invalid(4, List.of("line 14, column 22: a", "line 19, column 3: b", "line 31, column 14: c"));
    }

    @Test
    void judge_noPolicyOrOneInForce_isNoFinding() {
        assertThat(Outcomes.of(rule.judge(facts(new PolicyUse.NotConfigured()), Jobs.now())))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(rule.judge(facts(new PolicyUse.InForce()), Jobs.now())))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_auditThatAPersonStarts_keepsAnOpenFinding() {
        RegionFacts notRead = facts(new PolicyUse.NotRead());

        assertThat(Outcomes.of(rule.judge(notRead, Jobs.now()))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(Outcomes.of(rule.judge(notRead, Jobs.open(Severity.CRITICAL))))
                .isEqualTo("INSUFFICIENT_DATA UNDECIDED");
    }

    @Test
    void judge_invalidPolicy_isCritical_withTheFirstDefectsAndThePolicyInForce() {
        Verdict verdict = rule.judge(facts(replaced("ssm:/iot/policy", fourDefects(), NOVEMBER)), Jobs.now());

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT CRITICAL");
        assertThat(verdict.reason())
                .isEqualTo(
                        "the configured policy has 4 defects and is not in use; the audit uses the last valid policy");
        assertThat(verdict.evidence().values())
                .hasToString("{source=ssm:/iot/policy, version=13, changed=2025-11-02 09:15 UTC, defects=4,"
                        + " defect1=line 14, column 22: a, defect2=line 19, column 3: b,"
                        + " defect3=line 31, column 14: c, inForce=version 12, valid since 2025-11-02 09:14 UTC}");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws ssm put-parameter --region eu-west-1 --name /iot/policy --overwrite"
                        + " --value file://policy.yaml");
    }

    @Test
    void judge_parameterOfOneVersion_cannotBeStoredAgain() {
        assertThat(rule.judge(facts(replaced("ssm:/iot/policy:12", fourDefects(), NOVEMBER)), Jobs.now())
                        .commands())
                .isEmpty();
    }

    @Test
    void judge_policyInForceOfUnknownVersion_isNamedByItsTime() {
        Replaced replaced = new Replaced("ssm:/iot/policy", "", null, fourDefects(), "", NOVEMBER);

        assertThat(rule.judge(facts(replaced), Jobs.now()).evidence().values())
                .containsEntry("inForce", "valid since 2025-11-02 09:14 UTC")
                .doesNotContainKeys("version", "changed");
    }

    @Test
    void judge_invalidPolicyWithoutAValidOne_saysThatTheBuiltInOneIsUsed() {
        Verdict verdict = rule.judge(facts(replaced("appconfig:a/b/c", fourDefects(), null)), Jobs.now());

        assertThat(verdict.reason()).endsWith("; the audit uses the built-in policy");
        assertThat(verdict.evidence().values()).containsEntry("inForce", "the built-in policy");
        assertThat(verdict.commands()).isEmpty();
    }

    @Test
    void judge_policyThatMayNotBeRead_isCritical_andNamesTheMissingAction() {
        Cause denied = new Cause.Unreadable("access denied", "ssm:GetParameter");

        Verdict verdict = rule.judge(facts(replaced("ssm:/iot/policy", denied, null)), Jobs.now());

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT CRITICAL");
        assertThat(verdict.reason()).startsWith("the configured policy cannot be read: access denied; ");
        assertThat(verdict.evidence().values()).containsEntry("deniedAction", "ssm:GetParameter");
        assertThat(verdict.commands()).isEmpty();
    }
}

package dev.iotjobs.auditor.rule.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RegionFacts.InDeletion;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionsNearLimitTest {

    private final RuleTester rule = RuleTester.of(new DeletionsNearLimit());

    private static RegionFacts region(int inDeletion, boolean areAll) {
        InDeletion jobs = new InDeletion(
                IntStream.rangeClosed(1, inDeletion)
                        .mapToObj(number -> "job-" + number)
                        .toList(),
                areAll);
        return new RegionFacts(new CoverageBuilder(20).build(), new PolicyUse.NotConfigured(), jobs);
    }

    @ParameterizedTest
    @CsvSource({
        "0, true, COMPLIANT",
        "7, true, COMPLIANT",
        "8, true, NON_COMPLIANT MEDIUM",
        "8, false, NON_COMPLIANT MEDIUM",
        "7, false, INSUFFICIENT_DATA UNDECIDED"
    })
    void judge_numberOfDeletions_decides(int inDeletion, boolean areAll, String expected) {
        assertThat(Outcomes.of(rule.judge(region(inDeletion, areAll), Jobs.now())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"6, true, NON_COMPLIANT MEDIUM", "5, true, COMPLIANT", "5, false, INSUFFICIENT_DATA UNDECIDED"})
    void judge_openFinding_closesBelowTheLowerLevelOfACompleteList(int inDeletion, boolean areAll, String expected) {
        assertThat(Outcomes.of(rule.judge(region(inDeletion, areAll), Jobs.open(Severity.MEDIUM))))
                .isEqualTo(expected);
    }

    @Test
    void judge_finding_namesTheJobs() {
        Verdict verdict = rule.judge(region(8, true), Jobs.now());

        assertThat(verdict.reason()).isEqualTo("8 jobs are in deletion; AWS allows at most 10");
        assertThat(verdict.evidence().values())
                .containsEntry("inDeletion", 8)
                .containsEntry("jobs", "job-1, job-2, job-3, job-4, job-5, job-6, job-7, job-8");
    }
}

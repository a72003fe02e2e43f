package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.SiblingFacts;
import dev.iotjobs.auditor.fact.SiblingFacts.Sibling;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiblingFailuresTest {

    private static final JobProcessDetails SUCCEEDED = counters(1, 0, 0, 0);
    private static final JobProcessDetails FAILED = counters(0, 1, 0, 0);
    private static final JobProcessDetails TIMED_OUT = counters(0, 0, 2, 0);
    private static final JobProcessDetails REJECTED = counters(0, 0, 0, 1);

    private final RuleTester rule = RuleTester.of(new SiblingFailures());
    private final List<Sibling> jobs = new ArrayList<>();

    private static JobProcessDetails counters(int succeeded, int failed, int timedOut, int rejected) {
        return new JobProcessDetails(List.of(), 0, succeeded, failed, rejected, 0, 0, 0, timedOut);
    }

    private void add(int number, @Nullable JobProcessDetails completed, Duration age) {
        for (int i = 0; i < number; i++) {
            int minutes = jobs.size();
            jobs.add(new Sibling(
                    new JobKey(
                            Jobs.key("unlock-" + (minutes + 1)).arn(),
                            Jobs.NOW.minus(age).minusSeconds(minutes)),
                    completed));
        }
    }

    private void add(int number, @Nullable JobProcessDetails completed) {
        add(number, completed, Duration.ofHours(1));
    }

    private SiblingFacts group() {
        return new SiblingFacts(jobs, true);
    }

    private String outcome() {
        return Outcomes.of(rule.judge(group(), Jobs.now()));
    }

    @ParameterizedTest
    @CsvSource({
        "9, 1, NON_COMPLIANT HIGH",
        "10, 1, COMPLIANT",
        "8, 1, INSUFFICIENT_DATA TOO_FEW",
        "0, 10, NON_COMPLIANT HIGH"
    })
    void judge_shareOfJobsWithoutSuccess_decides(int succeeded, int failed, String expected) {
        add(succeeded, SUCCEEDED);
        add(failed, FAILED);

        assertThat(outcome()).isEqualTo(expected);
    }

    @Test
    void judge_jobsThatSayNothingOfFailure_areNoFailures() {
        add(8, SUCCEEDED);
        add(1, REJECTED);
        add(1, counters(1, 3, 0, 0));

        assertThat(outcome()).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_jobsThatAreNotCompletedOrExecutedNothing_doNotCount() {
        add(9, FAILED);
        add(5, null);
        add(5, counters(0, 0, 0, 0));

        assertThat(outcome()).isEqualTo("INSUFFICIENT_DATA TOO_FEW");
    }

    @Test
    void judge_jobCreatedBeforeTheWindow_doesNotCount() {
        add(9, FAILED);
        jobs.add(new Sibling(new JobKey(Jobs.key("edge").arn(), Jobs.NOW.minus(Duration.ofHours(24))), FAILED));
        assertThat(outcome()).isEqualTo("NON_COMPLIANT HIGH");

        jobs.removeLast();
        jobs.add(new Sibling(
                new JobKey(
                        Jobs.key("early").arn(),
                        Jobs.NOW.minus(Duration.ofHours(24)).minusMillis(1)),
                FAILED));
        assertThat(outcome()).isEqualTo("INSUFFICIENT_DATA TOO_FEW");
    }

    @ParameterizedTest
    @CsvSource({"92, 8, true, NON_COMPLIANT HIGH", "93, 7, true, COMPLIANT", "93, 7, false, INSUFFICIENT_DATA UNDECIDED"
    })
    void judge_openFinding_closesBelowTheLowerLevelOfAFullSample(
            int succeeded, int failed, boolean areAll, String expected) {
        add(succeeded, SUCCEEDED);
        add(failed, FAILED);

        assertThat(Outcomes.of(rule.judge(new SiblingFacts(jobs, areAll), Jobs.open(Severity.HIGH))))
                .isEqualTo(expected);
    }

    @Test
    void judge_openFindingWithoutASample_staysForSevenDaysAfterTheNewestJob() {
        add(1, SUCCEEDED, Duration.ofDays(7));
        assertThat(Outcomes.of(rule.judge(group(), Jobs.open(Severity.HIGH)))).isEqualTo("INSUFFICIENT_DATA TOO_FEW");

        jobs.clear();
        add(1, SUCCEEDED, Duration.ofDays(7).plusMillis(1));
        assertThat(rule.judge(group(), Jobs.open(Severity.HIGH)).word()).isEqualTo("AGED_OUT");
        assertThat(Outcomes.of(rule.judge(new SiblingFacts(jobs, false), Jobs.open(Severity.HIGH))))
                .isEqualTo("INSUFFICIENT_DATA TOO_FEW");
    }

    @Test
    void judge_windowOfMoreThanSevenDays_isRememberedAsLong() {
        SettingValues values = SettingValues.STANDARD.with(SiblingFailures.WINDOW, Duration.ofDays(10));
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        add(1, SUCCEEDED, Duration.ofDays(10));
        assertThat(rule.judge(group(), context).word()).isEqualTo("TOO_FEW");

        jobs.clear();
        add(1, SUCCEEDED, Duration.ofDays(10).plusMillis(1));
        assertThat(rule.judge(group(), context).word()).isEqualTo("AGED_OUT");
    }

    @Test
    void judge_jobsOfOneInstant_areNamedByTheirIds() {
        for (int number = 1; number <= 9; number++) {
            jobs.addFirst(new Sibling(new JobKey(Jobs.key("unlock-" + number).arn(), Jobs.NOW), FAILED));
        }
        jobs.add(new Sibling(new JobKey(Jobs.key("unlock-0").arn(), Jobs.NOW), TIMED_OUT));

        Verdict verdict = rule.judge(group(), Jobs.now());

        assertThat(verdict.evidence().values())
                .containsEntry("newestUnsuccessful", "unlock-0, unlock-1, unlock-2, unlock-3, unlock-4")
                .containsEntry("mostFrequentFailure", "FAILED");
    }

    @Test
    void judge_asManyFailedAsTimedOut_namesFailures() {
        add(1, counters(0, 2, 0, 0));
        add(1, TIMED_OUT);
        add(8, SUCCEEDED);

        Verdict verdict = rule.judge(group(), Jobs.now());

        assertThat(verdict.evidence().values()).containsEntry("mostFrequentFailure", "FAILED");
        assertThat(verdict.commands()).singleElement().asString().endsWith("--job-id unlock-1 --status FAILED");
    }

    @Test
    void judge_finding_namesTheNewestJobsWithoutSuccess() {
        add(3, TIMED_OUT);
        add(4, FAILED);
        add(5, SUCCEEDED);

        Verdict verdict = rule.judge(group(), Jobs.now());

        assertThat(verdict.reason()).isEqualTo("in 7 of 12 completed jobs, the execution failed or timed out (58.3 %)");
        assertThat(verdict.evidence().values())
                .containsEntry("ended", 12)
                .containsEntry("unsuccessful", 7)
                .containsEntry("newestUnsuccessful", "unlock-1, unlock-2, unlock-3, unlock-4, unlock-5")
                .containsEntry("mostFrequentFailure", "TIMED_OUT");
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id unlock-1 --status TIMED_OUT");
    }
}

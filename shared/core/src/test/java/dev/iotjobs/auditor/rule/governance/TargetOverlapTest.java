package dev.iotjobs.auditor.rule.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.TargetFacts;
import dev.iotjobs.auditor.fact.TargetFacts.Targeting;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetOverlapTest {

    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final RuleTester rule = RuleTester.of(new TargetOverlap());

    private static Targeting job(String jobId, @Nullable Duration age, String owner) {
        JobKey key = new JobKey(Jobs.key(jobId).arn(), age == null ? null : Jobs.NOW.minus(age));
        return new Targeting(key, owner, TargetSelection.SNAPSHOT);
    }

    private static TargetFacts group(Targeting... jobs) {
        return new TargetFacts(Jobs.GROUP, List.of(jobs), true);
    }

    private static TargetFacts thing(Targeting... jobs) {
        return new TargetFacts(Jobs.THING, List.of(jobs), true);
    }

    private String outcome(TargetFacts target) {
        return Outcomes.of(rule.judge(target, Jobs.now()));
    }

    @Test
    void judge_twoJobsOfOneOwnerOnAGroup_overlapAtOnce() {
        assertThat(outcome(group(job("a", LATELY, ""), job("b", LATELY, "")))).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(outcome(group(job("a", LATELY, "")))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_ownersAreCountedApart() {
        assertThat(outcome(group(job("a", DAY, ""), job("b", DAY, "Greengrass"), job("c", DAY, "acme"))))
                .isEqualTo("COMPLIANT");
        assertThat(outcome(group(job("a", DAY, ""), job("b", DAY, "acme"), job("c", DAY, "acme"))))
                .isEqualTo("NON_COMPLIANT MEDIUM");
    }

    @Test
    void judge_thing_countsJobsOfSixHoursOrMore() {
        Duration six = Duration.ofHours(6);

        assertThat(outcome(thing(job("a", DAY, ""), job("b", six, "")))).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(outcome(thing(job("a", DAY, ""), job("b", six.minusMillis(1), ""))))
                .isEqualTo("COMPLIANT");
        assertThat(outcome(thing(job("a", LATELY, ""), job("b", LATELY, "")))).isEqualTo("COMPLIANT");
        assertThat(outcome(thing(job("a", DAY, ""), job("b", null, "")))).isEqualTo("NON_COMPLIANT MEDIUM");
    }

    @Test
    void judge_notEveryJobIsKnown_opensButDoesNotClose() {
        List<Targeting> two = List.of(job("a", DAY, ""), job("b", DAY, ""));

        assertThat(outcome(new TargetFacts(Jobs.GROUP, two, false))).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(Outcomes.of(
                        rule.judge(new TargetFacts(Jobs.GROUP, two.subList(0, 1), false), Jobs.open(Severity.MEDIUM))))
                .isEqualTo("INSUFFICIENT_DATA UNDECIDED");
        assertThat(outcome(new TargetFacts(Jobs.GROUP, List.of(), false))).isEqualTo("INSUFFICIENT_DATA UNDECIDED");
    }

    @Test
    void judge_noLiveJobTargetsItAnyMore_doesNotApply() {
        assertThat(outcome(group())).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_finding_namesTheJobsOfEachOwnerNewestFirst() {
        Verdict verdict = rule.judge(
                group(
                        job("old", DAY, ""),
                        job("new", LATELY, ""),
                        job("b", DAY, "Greengrass"),
                        job("a", DAY, "Greengrass"),
                        job("alone", DAY, "acme")),
                Jobs.now());

        assertThat(verdict.reason()).isEqualTo("2 live jobs and 2 live jobs of Greengrass target this thing group");
        assertThat(verdict.evidence().values())
                .containsEntry("target", Jobs.GROUP)
                .containsEntry("live jobs", "new (SNAPSHOT), old (SNAPSHOT)")
                .containsEntry("live jobs of Greengrass", "a (SNAPSHOT), b (SNAPSHOT)")
                .doesNotContainKey("live jobs of namespace acme");
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot cancel-job --region eu-west-1 --job-id old --reason-code SUPERSEDED --comment \"WHY\"");
    }

    @Test
    void judge_selectionThatIsNotKnown_isLeftOut() {
        Targeting unknown = new Targeting(Jobs.key("new"), "", null);

        assertThat(rule.judge(group(unknown, job("old", Duration.ofDays(3), "")), Jobs.now())
                        .evidence()
                        .values())
                .containsEntry("live jobs", "new, old (SNAPSHOT)");
    }

    @Test
    void judge_moreThanTenJobs_namesTheTenNewest() {
        TargetFacts target = new TargetFacts(
                Jobs.GROUP,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> job("job-" + number, Duration.ofMinutes(number), ""))
                        .toList(),
                true);

        assertThat(rule.judge(target, Jobs.now()).evidence().values())
                .hasEntrySatisfying(
                        "live jobs",
                        jobs -> assertThat(jobs.toString())
                                .startsWith("job-1 (SNAPSHOT), ")
                                .endsWith("job-10 (SNAPSHOT) and 2 more"));
    }

    @Test
    void judge_deploymentsOverlap_namesTheCommandsOfGreengrass() {
        Verdict verdict = rule.judge(group(job("a", DAY, "Greengrass"), job("b", DAY, "Greengrass")), Jobs.now());

        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws greengrassv2 list-deployments --region eu-west-1 --target-arn " + Jobs.GROUP
                                + " --history-filter ALL",
                        "aws greengrassv2 cancel-deployment --region eu-west-1 --deployment-id DEPLOYMENT_ID");
    }
}

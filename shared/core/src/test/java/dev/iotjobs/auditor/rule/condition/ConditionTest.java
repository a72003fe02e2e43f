package dev.iotjobs.auditor.rule.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final Condition YES = Condition.of(true);
    private static final Condition NO = Condition.of(false);
    private static final Condition NO_STATUS = Condition.of(Truth.UNKNOWN, Verdict.missing(JobField.STATUS));
    private static final Condition NO_TARGETS = Condition.of(Truth.UNKNOWN, Verdict.missing(JobField.TARGETS));

    private static String judge(Condition condition) {
        return condition
                .judge(() -> Verdict.nonCompliant(Severity.HIGH, "holds"), () -> Verdict.compliant("otherwise"))
                .reason();
    }

    @Test
    void and_oneKnownNotToHold_decides() {
        assertThat(judge(YES.and(YES))).isEqualTo("holds");
        assertThat(judge(NO_STATUS.and(NO))).isEqualTo("otherwise");
        assertThat(judge(NO.and(NO_STATUS).and(YES))).isEqualTo("otherwise");
    }

    @Test
    void or_oneKnownToHold_decides() {
        assertThat(judge(NO.or(NO))).isEqualTo("otherwise");
        assertThat(judge(NO_STATUS.or(YES))).isEqualTo("holds");
    }

    @Test
    void judge_notKnown_saysWhatIsMissingFirst() {
        assertThat(judge(YES.and(NO_STATUS).and(NO_TARGETS))).isEqualTo("AWS IoT returned no usable status");
        assertThat(judge(NO.or(NO_TARGETS).or(NO_STATUS))).isEqualTo("AWS IoT returned no usable targets");
    }

    @Test
    void not_ofWhatIsNotKnown_isNotKnown() {
        assertThat(judge(YES.not())).isEqualTo("otherwise");
        assertThat(judge(NO.not())).isEqualTo("holds");
        assertThat(judge(NO_STATUS.not())).isEqualTo("AWS IoT returned no usable status");
    }

    @Test
    void orElse_onlyWhatHolds_concernsARule() {
        assertThat(YES.orElse("not so")).isEmpty();
        assertThat(NO.orElse("not so")).contains(Verdict.notApplicable("not so"));
        assertThat(NO_STATUS.orElse("not so")).contains(Verdict.missing(JobField.STATUS));
    }

    @Test
    void ofCounters_countersMissing_isNotKnown() {
        JobProcessDetails details = JobProcessDetails.builder().queued(1).build();

        assertThat(judge(Condition.ofCounters(
                        Jobs.inProgress().jobProcessDetails(details).build(), counters -> counters.queued() == 1)))
                .isEqualTo("holds");
        assertThat(judge(Condition.ofCounters(Jobs.inProgress().build(), counters -> counters.queued() == 1)))
                .isEqualTo("AWS IoT returned no usable execution counters");
    }

    private static String rolledOut(JobBuilder job) {
        return judge(Condition.isRolledOut(new Schedule(job.build(), Duration.ZERO), Jobs.NOW));
    }

    @Test
    void isRolledOut_notKnown_saysWhichFieldIsMissing() {
        assertThat(rolledOut(Jobs.inProgress())).isEqualTo("AWS IoT returned no usable isConcurrent");
        assertThat(rolledOut(Jobs.inProgress().isConcurrent(false)))
                .isEqualTo("AWS IoT returned no usable execution counters");
    }

    @Test
    void isAtLeastOld_notKnown_saysWhy() {
        JobKey key = new JobKey(Jobs.key("firmware-7").arn(), null);
        Job undated = Job.builder(key, JobStatus.IN_PROGRESS).build();
        Job unclear = Jobs.inProgress()
                .schedulingConfig(new SchedulingConfig("soon", null, null, List.of()))
                .build();

        assertThat(judge(Condition.isAtLeastOld(new Schedule(undated, Duration.ZERO), Duration.ZERO, Jobs.NOW)))
                .isEqualTo(Verdict.missing(JobField.CREATED_AT).reason());
        assertThat(judge(Condition.isAtLeastOld(new Schedule(unclear, Duration.ZERO), Duration.ZERO, Jobs.NOW)))
                .isEqualTo("the scheduled start of the job cannot be read");
    }
}

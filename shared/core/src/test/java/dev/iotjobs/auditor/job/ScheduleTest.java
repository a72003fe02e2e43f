package dev.iotjobs.auditor.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.Schedule.Time;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final Duration SLACK = Duration.ofHours(1);
    private static final Instant CREATED = Instant.parse("2026-03-01T00:00:00Z");

    private static Schedule schedule(@Nullable String start, @Nullable String end) {
        return schedule(Jobs.inProgress().schedulingConfig(new SchedulingConfig(start, end, null, List.of())));
    }

    private static Schedule schedule(JobBuilder job) {
        return new Schedule(job.build().withKey(new JobKey(Jobs.key("job").arn(), CREATED)), SLACK);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T06:00, 2026-03-10T06:00:00Z, false",
        "2026-03-10 06:00, 2026-03-10T06:00:00Z, false",
        "2026-03-10T06:00:30, 2026-03-10T06:00:30Z, false",
        "2026-03-10T06:00:30.250, 2026-03-10T06:00:30.250Z, false",
        "2026-03-10T06:00Z, 2026-03-10T06:00:00Z, true",
        "2026-03-10T06:00:00+01:00, 2026-03-10T05:00:00Z, true",
    })
    void parse_formOfATime_isRead(String text, String at, boolean hasZone) {
        assertThat(Time.parse(text)).contains(new Time(Instant.parse(at), hasZone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tomorrow", "2026-03-10", "06:00", "2026-13-10T06:00", "2026-03-10T25:00", "10.03.2026 06:00", ""
            })
    void parse_anythingElse_isNoTime(String text) {
        assertThat(Time.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T05:59, TRUE",
        "2026-03-10T06:00, TRUE",
        "2026-03-10T06:01, FALSE",
        "2026-03-10T06:30Z, TRUE",
        "2026-03-10T06:31Z, FALSE",
        "2026-03-10T07:30+01:00, TRUE",
        "soon, UNKNOWN",
    })
    void startHasPassed_isPastByTheSlack(String start, Truth passed) {
        assertThat(schedule(start, null).startHasPassed(Jobs.NOW)).isEqualTo(passed);
        assertThat(schedule(null, start).endHasPassed(Jobs.NOW)).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T08:01, TRUE",
        "2026-03-10T08:00, FALSE",
        "2026-03-10T07:31Z, TRUE",
        "2026-03-10T07:30Z, FALSE",
        "soon, UNKNOWN",
    })
    void endIsAhead_isAheadByMoreThanTheSlack(String end, Truth ahead) {
        assertThat(schedule(null, end).endIsAhead(Jobs.NOW)).isEqualTo(ahead);
    }

    @Test
    void timesThatAreNotSet_haveNeitherPassedNorAreAhead() {
        Schedule none = schedule(Jobs.inProgress());

        assertThat(none.startHasPassed(Jobs.NOW)).isEqualTo(Truth.FALSE);
        assertThat(none.endHasPassed(Jobs.NOW)).isEqualTo(Truth.FALSE);
        assertThat(none.endIsAhead(Jobs.NOW)).isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-01T00:00:00Z, -, TRUE",
                "2026-03-08T07:00:00Z, -, TRUE",
                "2026-03-08T07:00:00.001Z, -, FALSE",
                "2026-03-01T00:00:00Z, 2026-03-09T07:00, FALSE",
                "2026-03-01T00:00:00Z, 2026-03-08T07:00, TRUE",
                "-, 2026-03-09T07:00, FALSE",
                "-, 2026-03-02T07:00, UNKNOWN",
                "-, -, UNKNOWN",
                "2026-03-01T00:00:00Z, soon, UNKNOWN",
                "2026-03-09T00:00:00Z, soon, FALSE",
            })
    void isAtLeastOld_countsFromTheLaterOfCreationAndStart(
            @Nullable Instant createdAt, @Nullable String start, Truth isOld) {
        Job job = Jobs.inProgress()
                .key(new JobKey(Jobs.key("job").arn(), createdAt))
                .schedulingConfig(new SchedulingConfig(start, null, null, List.of()))
                .build();

        assertThat(new Schedule(job, SLACK).isAtLeastOld(Duration.ofDays(2), Jobs.NOW))
                .isEqualTo(isOld);
    }

    private static JobBuilder rolledOut() {
        return Jobs.inProgress().isConcurrent(false).jobProcessDetails(JobProcessDetails.ofExecuted(3, 0, 0, 0));
    }

    private static JobBuilder windowed(@Nullable String end, List<String> rollouts) {
        return rolledOut()
                .schedulingConfig(new SchedulingConfig(
                        "2026-03-01T01:00", end, null, List.of(new MaintenanceWindow("cron(0 1 * * ? *)", 60))))
                .scheduledJobRollouts(rollouts);
    }

    @Test
    void isRolledOut_nothingToCome_is() {
        assertThat(schedule(rolledOut()).isRolledOut(Jobs.NOW)).isEqualTo(Truth.TRUE);
    }

    @Test
    void isRolledOut_anyConditionFails_isNot() {
        assertThat(schedule(rolledOut().isConcurrent(true)).isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.FALSE);
        assertThat(schedule(rolledOut().status(JobStatus.SCHEDULED)).isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.FALSE);
        assertThat(schedule(rolledOut().jobProcessDetails(JobProcessDetails.ofExecuted(0, 0, 0, 0)))
                        .isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.FALSE);
        assertThat(schedule(rolledOut()
                                .jobProcessDetails(JobProcessDetails.builder()
                                        .succeeded(1)
                                        .processingTargets(List.of(Jobs.GROUP))
                                        .build()))
                        .isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.FALSE);
        assertThat(schedule(windowed(null, List.of("2026-03-11T01:00"))).isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void isRolledOut_fieldThatDecidesIsAbsent_isUnknown() {
        assertThat(schedule(rolledOut().isConcurrent(null)).isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(schedule(rolledOut().jobProcessDetails(null)).isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(schedule(windowed(null, List.of())).isRolledOut(Jobs.NOW)).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void isRolledOut_windowsAreOver_is() {
        assertThat(schedule(windowed("2026-03-10T05:00", List.of())).isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.TRUE);
        assertThat(schedule(windowed("2026-03-10T05:00", List.of("2026-03-11T01:00")))
                        .isRolledOut(Jobs.NOW))
                .isEqualTo(Truth.TRUE);
    }
}

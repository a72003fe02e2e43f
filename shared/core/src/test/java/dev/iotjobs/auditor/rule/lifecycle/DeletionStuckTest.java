package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionStuckTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final RuleTester rule = RuleTester.of(new DeletionStuck());

    private Verdict judge(Memory memory) {
        return rule.judge(
                Jobs.facts(Jobs.job(JobStatus.DELETION_IN_PROGRESS)),
                new RuleContext(Jobs.NOW, SettingValues.STANDARD, memory));
    }

    private static Memory seenSince(Duration ago) {
        return Memory.pending(Jobs.NOW.minus(ago), 1, FactSource.COUNTED);
    }

    @Test
    void judge_firstSight_waits() {
        Verdict verdict = judge(Memory.NONE);

        assertThat(verdict.word()).isEqualTo("PENDING");
        assertThat(verdict.reason())
                .isEqualTo("the job is in DELETION_IN_PROGRESS; a finding opens once this lasts for 2 audits and 24 h");
    }

    @Test
    void judge_inDeletionForADay_isMedium() {
        assertThat(judge(seenSince(DAY)).word()).isEqualTo("MEDIUM");
        assertThat(judge(seenSince(DAY.minusMillis(1))).word()).isEqualTo("PENDING");
    }

    @Test
    void judge_openFinding_saysTheSame() {
        Verdict opens = judge(seenSince(DAY));
        Verdict stays = judge(new Memory(Severity.MEDIUM, Jobs.NOW, 5, 0, FactSource.COUNTED));

        assertThat(stays).isEqualTo(opens);
        assertThat(opens.reason()).isEqualTo("the job has been in DELETION_IN_PROGRESS for at least 24 h");
        assertThat(opens.evidence().values()).containsEntry("stuckAfter", "24 h");
        assertThat(opens.commands())
                .extracting(CliCommand::toString)
                .containsExactly("aws iot describe-job --region eu-west-1 --job-id firmware-7");
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS, NOT_APPLICABLE", "CANCELED, NOT_APPLICABLE", "PAUSED, NOT_APPLICABLE", "'', MISSING"})
    void judge_jobThatIsNotInDeletion_isNotConcerned(String status, String expected) {
        Verdict verdict = rule.judge(Jobs.facts(Jobs.job(JobStatus.of(status))), Jobs.now());

        assertThat(verdict.word()).isEqualTo(expected);
    }
}

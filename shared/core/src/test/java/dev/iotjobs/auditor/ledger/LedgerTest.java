package dev.iotjobs.auditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Place PLACE = new Place("aws", "123456789012", "eu-west-1");
    private static final Mark OPEN = new Mark(true, Severity.HIGH, Jobs.NOW, 17, 2);

    private final Ledger ledger = new Ledger(null);

    private static LedgerEntry entry(JobKey key, int number) {
        Observation observation = new Observation(
                Jobs.NOW.minusSeconds(number), JobStatus.IN_PROGRESS, Jobs.NOW, null, -number, Jobs.NOW.minusMillis(1));
        return new LedgerEntry(
                new Subject.OfJob(key), 1, "run-" + number % 3, Map.of(), observation, null, "v1", Jobs.NOW, false);
    }

    private static LedgerEntry withMarks(LedgerEntry entry, Map<String, Mark> marks) {
        return new LedgerEntry(
                entry.subject(),
                entry.revision() + 1,
                entry.writer(),
                marks,
                entry.observation(),
                new Refusal(2, Jobs.NOW),
                entry.judgedBy(),
                null,
                true);
    }

    private static JobSummary summary(JobKey key) {
        return Job.builder(key, JobStatus.CANCELED).build().summary();
    }

    @Test
    void entry_manyJobs_isAsItWasPut() {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < 3 * LedgerRows.ROWS; i++) {
            entries.add(entry(Jobs.key("job-" + i), i));
        }
        entries.forEach(ledger::put);

        assertThat(ledger.entries()).containsExactlyElementsOf(entries);
        assertThat(entries)
                .allSatisfy(entry -> assertThat(ledger.entry(entry.subject())).isEqualTo(entry));
    }

    @Test
    void put_again_replacesWhatWasKnownInItsRow() {
        LedgerEntry first = entry(Jobs.key("a"), 1);
        LedgerEntry second = withMarks(first, Map.of("IOTJ-RUN-01", OPEN));
        ledger.put(first);
        ledger.put(second);

        assertThat(ledger.entry(first.subject())).isEqualTo(second);
        assertThat(ledger.rows().toArray()).containsExactly(ledger.row(Jobs.key("a")));
    }

    @Test
    void entry_idsReused_areDifferentSubjects() {
        JobKey before = Jobs.key("a");
        JobKey after = new JobKey(before.arn(), before.createdAt().plusMillis(1));
        ledger.put(entry(before, 1));

        assertThat(ledger.entry(new Subject.OfJob(after))).isEqualTo(LedgerEntry.unknown(new Subject.OfJob(after)));
        assertThat(ledger.row(after)).isNegative();
    }

    @Test
    void entry_jobOfAnotherPartition_keepsItsArn() {
        JobKey elsewhere = new JobKey("arn:aws-cn:iot:cn-north-1:123456789012:job/a", Jobs.NOW);
        ledger.put(entry(Jobs.key("a"), 1));
        ledger.put(entry(elsewhere, 2));

        assertThat(ledger.key(ledger.row(elsewhere))).isEqualTo(elsewhere);
    }

    @Test
    void entry_unusualNames_comeBackAsTheyWere() {
        JobKey key = Jobs.key("fran\u00e7ais:job/\ud83d\ude80");
        ledger.put(entry(key, 1));

        assertThat(ledger.entries()).extracting(LedgerEntry::subject).containsExactly(new Subject.OfJob(key));
    }

    @Test
    void entries_jobsOnlyListed_areNotAmongThem() {
        ledger.list(summary(Jobs.key("only-listed")));
        ledger.put(entry(Jobs.key("known"), 1));

        assertThat(ledger.entries()).hasSize(1);
        assertThat(ledger.rows().mapToObj(ledger::key)).containsExactly(Jobs.key("only-listed"), Jobs.key("known"));
        assertThat(ledger.listed()).isEqualTo(1);
    }

    @Test
    void list_twice_countsOnceAndKeepsTheLast() {
        JobKey key = Jobs.key("a");
        ledger.list(summary(key));
        ledger.list(new JobSummary(
                key, JobStatus.COMPLETED, TargetSelection.SNAPSHOT, null, Jobs.NOW.plusNanos(1), Jobs.NOW, true));

        assertThat(ledger.listed()).isEqualTo(1);
        assertThat(ledger.listed(ledger.row(key)))
                .isEqualTo(new Listed(JobStatus.COMPLETED, TargetSelection.SNAPSHOT, Jobs.NOW, true));
    }

    @Test
    void listedAndUnknown_jobsThatWereCommitted_areNotCounted() {
        ledger.list(summary(Jobs.key("only-listed")));
        ledger.list(summary(Jobs.key("listed-and-known")));
        ledger.put(entry(Jobs.key("listed-and-known"), 1));
        ledger.put(entry(Jobs.key("only-known"), 1));

        assertThat(ledger.listedAndUnknown()).isEqualTo(1);
    }

    @Test
    void knowsJobs_onlyThoseThatAreGone_doesNot() {
        assertThat(ledger.knowsJobs()).isFalse();
        ledger.put(withMarks(entry(Jobs.key("gone"), 1), Map.of()));
        assertThat(ledger.knowsJobs()).isFalse();

        ledger.list(summary(Jobs.key("listed")));
        assertThat(ledger.knowsJobs()).isTrue();
    }

    @Test
    void listed_nothingSaid_isNull() {
        JobKey key = Jobs.key("a");
        ledger.list(new JobSummary(key, JobStatus.UNKNOWN, null, null, null, null, null));

        assertThat(ledger.listed(ledger.row(key))).isEqualTo(new Listed(JobStatus.UNKNOWN, null, null, null));
    }

    @Test
    void entriesWithOpenFindings_quotasAndJobs_areThoseWithAnOpenMark() {
        LedgerEntry quota =
                withMarks(LedgerEntry.unknown(new Subject.OfQuota(PLACE, "L-FBF5CD89")), Map.of("IOTJ-ACC-01", OPEN));
        LedgerEntry job = withMarks(entry(Jobs.key("open"), 1), Map.of("IOTJ-RUN-01", OPEN));
        Mark closed = new Mark(false, Severity.HIGH, Jobs.NOW, 17, 0);
        ledger.put(quota);
        ledger.put(job);
        ledger.put(withMarks(entry(Jobs.key("resolved"), 2), Map.of("IOTJ-RUN-01", closed)));
        ledger.put(entry(Jobs.key("clean"), 3));

        assertThat(ledger.entriesWithOpenFindings()).containsExactly(quota, job);
    }

    @Test
    void observation_timesOutOfRange_areStillTimes() {
        Observation absurd = new Observation(
                Jobs.NOW, JobStatus.COMPLETED, Instant.MIN, Instant.MAX, 0, Jobs.NOW.minus(Duration.ofNanos(1)));

        assertThat(absurd.lastUpdatedAt()).isBefore(Jobs.NOW);
        assertThat(absurd.endedAt()).isAfter(Jobs.NOW);
        assertThat(absurd.countersStillSince()).isEqualTo(Jobs.NOW.minusMillis(1));
    }
}

package dev.iotjobs.auditor.report;

import static dev.iotjobs.auditor.report.Samples.NOW;
import static dev.iotjobs.auditor.report.Samples.timeoutMissing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.FindingReader;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownAuditTest {

    private static final List<Finding> MANY = IntStream.range(0, 1_050)
            .mapToObj(i -> Samples.fresh(timeoutMissing("rotate-certificates-" + i)))
            .toList();

    @Test
    void findings_openBeforeClosed_worstThenNewestFirst() {
        assertThat(SampleAudits.mixed().findings())
                .extracting(ListedFinding::severity)
                .startsWith(Severity.CRITICAL, Severity.CRITICAL, Severity.HIGH)
                .endsWith(Severity.HIGH, Severity.MEDIUM, Severity.MEDIUM);
        assertThat(SampleAudits.mixed().findings())
                .extracting(ListedFinding::end)
                .endsWith(End.JOB_GONE, End.AGED_OUT, End.FIXED, End.NOT_APPLICABLE)
                .filteredOn(end -> end == null)
                .hasSize(11);
    }

    /** Each audit may describe jobs in a different order. */
    @Test
    void findings_openedByThisAudit_areInOneOrderWheneverTheyOpened() {
        List<Finding> opened = List.of(
                Samples.opened(timeoutMissing("a"), NOW.plusMillis(5)),
                Samples.opened(timeoutMissing("b"), NOW.plusSeconds(50)),
                Samples.opened(Samples.abortMissing("a"), NOW.plusMillis(1)),
                Samples.opened(timeoutMissing("c"), NOW.plusMillis(7)));

        assertThat(new ShownAudit(SampleAudits.opening(opened), true, List.of()).findings())
                .extracting(finding ->
                        finding.key().ruleId() + " " + finding.key().subject().name())
                .containsExactly("IOTJ-CFG-03 a", "IOTJ-CFG-01 a", "IOTJ-CFG-01 b", "IOTJ-CFG-01 c");
    }

    @Test
    void findings_changedInThisAudit_sayHow() {
        assertThat(SampleAudits.mixed().readChanged())
                .extracting(shown -> shown.listed().change())
                .containsExactly(
                        TransitionType.WORSENED,
                        TransitionType.OPENED,
                        TransitionType.OPENED,
                        TransitionType.CLOSED,
                        TransitionType.CLOSED,
                        TransitionType.CLOSED,
                        TransitionType.CLOSED);
    }

    /** The texts of all findings at once would not fit into a small heap. */
    @Test
    void read_manyFindings_asksForSomeAtATime_whileThoseBeforeAreWritten() throws Exception {
        List<Integer> asked = new ArrayList<>();
        List<Integer> askedAtWrite = new ArrayList<>();
        ShownAudit result = reading(keys -> {
            asked.add(keys.size());
            return SampleAudits.having(MANY, keys);
        });

        AuditJson.write(result, new OutputStream() {
            @Override
            public void write(int b) {
                askedAtWrite.add(asked.size());
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                askedAtWrite.add(asked.size());
            }
        });

        assertThat(asked).hasSize(11).allMatch(keys -> keys <= 100);
        assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(MANY.size());
        assertThat(askedAtWrite).startsWith(1).contains(2, 5, 10).endsWith(11);
    }

    @Test
    void read_findingThatCannotBeRead_isLeftOutAndStillCounted() {
        FindingKey unreadable = MANY.getFirst().key();
        ShownAudit result = reading(keys -> SampleAudits.having(MANY.subList(1, MANY.size()), keys));

        assertThat(result.read())
                .hasSize(MANY.size() - 1)
                .noneMatch(shown -> shown.finding().key().equals(unreadable));
        assertThat(result.countOpen(Severity.MEDIUM)).isEqualTo(MANY.size());
    }

    private static ShownAudit reading(FindingReader reader) {
        return new ShownAudit(SampleAudits.opening(MANY).withFindings(reader), true, List.of());
    }
}

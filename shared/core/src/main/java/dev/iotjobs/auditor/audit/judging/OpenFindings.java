package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.Observation;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The open findings of a Region, from its records after an audit. */
public final class OpenFindings {

    private OpenFindings() {}

    /**
     * The open findings of the subjects in scope.
     *
     * @param inScope ids of the subjects in scope
     * @param startedAt when the audit began; the evidence on subjects that are not jobs has this time
     */
    public static List<OpenFinding> of(
            AccountRegion place, Records records, Set<String> inScope, Tally tally, Instant startedAt) {
        List<OpenFinding> open = new ArrayList<>();
        records.all()
                .filter(known -> inScope.contains(known.subject().id()))
                .forEach(known -> known.marks().forEach((ruleId, mark) -> {
                    if (mark.isOpen()) {
                        open.add(of(place, known, ruleId, mark, tally, startedAt));
                    }
                }));
        return open;
    }

    private static OpenFinding of(
            AccountRegion place, SubjectRecord known, String ruleId, Mark mark, Tally tally, Instant startedAt) {
        Observation observation = known.observation();
        Instant observedAt = observation == null ? startedAt : observation.describedAt();
        return new OpenFinding(
                new FindingKey(place, known.subject(), ruleId),
                Objects.requireNonNull(mark.severity()),
                mark.since(),
                mark.stated().changedAt(),
                observedAt,
                known.failure() == null
                        && !tally.notReached().contains(known.subject().name()),
                mark.exemption());
    }
}

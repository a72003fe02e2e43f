package dev.iotjobs.integration.faults;

import dev.iotjobs.auditor.table.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Faults in stored items: a newer format version, or times of a wrong clock. */
final class StoredFaults {

    private static final Map<String, Attribute> NEWER = Map.of("v", Attribute.of(99));

    private StoredFaults() {}

    static List<FaultCase> all() {
        return List.of(
                FaultCase.planned(
                        "The record of a job has a newer format version",
                        "Describes the job again, and overwrites the record.",
                        stage -> stage.overwriteState("J#", AuditedJobs.UNCHANGED, NEWER)),
                FaultCase.planned(
                        "The findings on a job have a newer format version",
                        "Overwrites each finding when it changes.",
                        stage -> stage.overwriteFindings(AuditedJobs.FIXED, NEWER)),
                FaultCase.planned(
                        "A lease was taken by a clock that was ahead by a day",
                        "Takes the lease, because a lease is valid for at most two minutes.",
                        stage -> stage.overwriteState(
                                "H#",
                                "-",
                                Map.of(
                                        "holder",
                                        Attribute.of("another-run"),
                                        "until",
                                        Attribute.of(stage.now()
                                                .plus(Duration.ofDays(1))
                                                .toEpochMilli())))));
    }
}

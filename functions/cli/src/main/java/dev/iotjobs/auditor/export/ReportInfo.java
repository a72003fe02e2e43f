package dev.iotjobs.auditor.export;

import java.time.Instant;

/**
 * The version of the auditor that wrote a report, and the time of writing.
 *
 * @param version version of the auditor, for example {@code 1.4.0}
 * @param commit commit from which the auditor was built; empty if unknown
 */
public record ReportInfo(String version, String commit, Instant writtenAt) {}

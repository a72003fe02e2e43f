package dev.iotjobs.auditor.export;

import java.time.Instant;

/**
 * What wrote a report, and when.
 *
 * @param version of the auditor, for example {@code 1.4.0}
 * @param commit the auditor was built from; empty if unknown
 */
public record ReportInfo(String version, String commit, Instant writtenAt) {}

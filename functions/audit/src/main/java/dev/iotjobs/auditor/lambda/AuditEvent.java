package dev.iotjobs.auditor.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * The event that started the function.
 *
 * @param regions Regions to audit; empty for the configured ones
 * @param jobIds jobs to describe before all others; at most 1,000
 * @param scheduledTime when the schedule was due; empty if no schedule sent the event
 * @param alertTest whether to send a test message instead of making an audit
 */
record AuditEvent(List<String> regions, Set<String> jobIds, String scheduledTime, boolean alertTest) {

    AuditEvent {
        regions = List.copyOf(regions);
        jobIds = Set.copyOf(jobIds);
    }

    /**
     * Reads an event. Every field may be missing. An unknown field is an error, because the caller may have meant to
     * narrow the audit.
     *
     * @throws InvalidEventException naming every wrong field with its rule and value
     */
    static AuditEvent read(InputStream input) throws IOException {
        return new AuditEventReader().read(input);
    }
}

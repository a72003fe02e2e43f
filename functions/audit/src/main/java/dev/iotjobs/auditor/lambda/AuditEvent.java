package dev.iotjobs.auditor.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * The event that started the function.
 *
 * @param regions to audit; empty for those the function is configured for
 * @param jobIds jobs to describe before all others; at most 1,000
 * @param scheduledTime when the schedule's tick was due; empty when no schedule sent the event
 * @param alertTest whether to send a test message instead of making an audit
 */
record AuditEvent(List<String> regions, Set<String> jobIds, String scheduledTime, boolean alertTest) {

    AuditEvent {
        regions = List.copyOf(regions);
        jobIds = Set.copyOf(jobIds);
    }

    /**
     * Reads an event. Every field may be missing; an unknown field is an error, because it may have been meant to narrow
     * the audit.
     *
     * @throws InvalidEventException naming every field that is wrong, the rule it breaks and its value
     */
    static AuditEvent read(InputStream input) throws IOException {
        return new AuditEventReader().read(input);
    }
}

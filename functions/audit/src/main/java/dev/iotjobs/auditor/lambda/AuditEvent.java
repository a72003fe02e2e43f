package dev.iotjobs.auditor.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * The event that invokes the function.
 *
 * @param regions Regions to audit; empty to audit the configured Regions
 * @param jobIds jobs to describe before all others; at most 1,000
 * @param scheduledTime time for which the schedule planned this event, in ISO 8601; empty if no schedule sent it
 * @param alertTest whether to send a test message instead of making an audit
 */
record AuditEvent(List<String> regions, Set<String> jobIds, String scheduledTime, boolean alertTest) {

    AuditEvent {
        regions = List.copyOf(regions);
        jobIds = Set.copyOf(jobIds);
    }

    /**
     * Reads an event. Every field may be missing.
     *
     * @throws InvalidEventException if the event is not a JSON object, or if a field is wrong or unknown; the message
     *     names up to ten such fields
     */
    static AuditEvent read(InputStream input) throws IOException {
        // An unknown field is an error: the caller may have meant to narrow the audit
        return new AuditEventReader().read(input);
    }
}

package dev.iotjobs.integration;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.Timeline;

/** The kind of store that a test is about. */
interface OpensStore {

    AuditStore open(Timeline timeline);
}

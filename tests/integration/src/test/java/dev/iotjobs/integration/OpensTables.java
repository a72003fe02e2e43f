package dev.iotjobs.integration;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.Timeline;
import dev.iotjobs.auditor.aws.Settings;
import java.util.Map;

/** Stores in the tables of a cloud, which are made where they are missing. */
interface OpensTables extends OpensStore {

    Settings TABLES = Settings.fromEnvironment(Map.of());

    Cloud cloud();

    @Override
    default AuditStore open(Timeline timeline) {
        cloud().makeTables(TABLES);
        return cloud().store(TABLES, timeline);
    }
}

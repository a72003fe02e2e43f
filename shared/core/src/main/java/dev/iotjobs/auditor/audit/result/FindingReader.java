package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import java.util.Collection;
import java.util.Map;

/** Reads the texts of findings. */
@FunctionalInterface
public interface FindingReader {

    /**
     * The findings with these keys; those that do not exist or cannot be read are missing.
     *
     * @throws dev.iotjobs.auditor.table.StoreException if the table cannot be read
     */
    Map<FindingKey, Finding> read(Collection<FindingKey> keys);
}

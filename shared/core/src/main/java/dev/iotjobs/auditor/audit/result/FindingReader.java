package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import java.util.Collection;
import java.util.Map;

/** Reads findings by their keys, with all their texts. */
@FunctionalInterface
public interface FindingReader {

    /**
     * Reads the findings with these keys. The result lacks findings that do not exist or cannot be read.
     *
     * @throws dev.iotjobs.auditor.table.StoreException if the table cannot be read
     */
    Map<FindingKey, Finding> read(Collection<FindingKey> keys);
}

package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.finding.FindingKey;
import java.util.ConcurrentModificationException;

/**
 * Which findings were read, and in which order: the page reads them several times and counts on reading the same ones.
 * Used by one thread.
 */
final class Fingerprint {

    private static final long FACTOR = 1_099_511_628_211L;

    private long hash;
    private int count;

    void add(FindingKey key) {
        hash = hash * FACTOR + key.hashCode();
        count++;
    }

    int count() {
        return count;
    }

    /** @throws ConcurrentModificationException if the other findings are not the same */
    void requireSame(Fingerprint other) {
        if (hash != other.hash || count != other.count) {
            throw new ConcurrentModificationException("findings changed while the report was written");
        }
    }
}

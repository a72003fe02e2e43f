package dev.iotjobs.auditor.finding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether something is as it was, where only a number of it is kept. Not by hash codes: those of maps are sums, and
 * two counters that swap their figures have the same. Stable between runs and machines.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * The CRC-32 of their texts.
     *
     * @param values whose texts say all that is to be compared
     */
    public static int of(@Nullable Object... values) {
        CRC32 sum = new CRC32();
        sum.update(Arrays.toString(values).getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}

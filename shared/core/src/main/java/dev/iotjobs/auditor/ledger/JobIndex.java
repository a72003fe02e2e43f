package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.job.JobKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Numbers jobs in the order in which they are added, and finds the number of each. What the ARNs of a Region have in
 * common is kept once.
 */
final class JobIndex {

    private static final int SMALLEST = 64;
    private static final int FREE = -1;

    private byte[][] ids = new byte[SMALLEST][];
    private String[] prefixes = new String[SMALLEST];
    private long[] createdAt = new long[SMALLEST];
    private int size;

    /** Open addressing: the number of a job is where its hash says, or in the next slot that was free. */
    private int[] slots = free(2 * SMALLEST);

    int size() {
        return size;
    }

    /** The number of a job; -1 if it was not added. */
    int find(JobKey key) {
        return slots[slot(id(key), key.arnPrefix(), key.createdAt().toEpochMilli())];
    }

    /** The number of a job, which is added if need be. */
    int add(JobKey key) {
        byte[] id = id(key);
        long created = key.createdAt().toEpochMilli();
        int slot = slot(id, key.arnPrefix(), created);
        if (slots[slot] != FREE) {
            return slots[slot];
        }
        if (size == ids.length) {
            grow();
            slot = slot(id, key.arnPrefix(), created);
        }
        ids[size] = id;
        prefixes[size] = size > 0 && prefixes[size - 1].equals(key.arnPrefix()) ? prefixes[size - 1] : key.arnPrefix();
        createdAt[size] = created;
        slots[slot] = size;
        return size++;
    }

    JobKey key(int job) {
        return new JobKey(prefixes[job] + text(ids[job]), Instant.ofEpochMilli(createdAt[job]));
    }

    private int slot(byte[] id, String prefix, long created) {
        int mask = slots.length - 1;
        int slot = hash(id, created) & mask;
        while (slots[slot] != FREE && !isAt(slots[slot], id, prefix, created)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int job, byte[] id, String prefix, long created) {
        return createdAt[job] == created && Arrays.equals(ids[job], id) && prefixes[job].equals(prefix);
    }

    private static int hash(byte[] id, long created) {
        int hash = 31 * Arrays.hashCode(id) + Long.hashCode(created);
        return hash ^ (hash >>> 16);
    }

    private void grow() {
        int capacity = ids.length + (ids.length >> 1);
        ids = Arrays.copyOf(ids, capacity);
        prefixes = Arrays.copyOf(prefixes, capacity);
        createdAt = Arrays.copyOf(createdAt, capacity);
        if (slots.length < capacity + (capacity >> 1)) {
            slots = free(2 * slots.length);
            for (int job = 0; job < size; job++) {
                slots[slot(ids[job], prefixes[job], createdAt[job])] = job;
            }
        }
    }

    private static int[] free(int capacity) {
        int[] slots = new int[capacity];
        Arrays.fill(slots, FREE);
        return slots;
    }

    private static byte[] id(JobKey key) {
        return key.jobId().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] id) {
        return new String(id, StandardCharsets.UTF_8);
    }
}

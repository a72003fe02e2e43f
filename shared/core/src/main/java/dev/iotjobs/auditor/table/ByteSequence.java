package dev.iotjobs.auditor.table;

import java.util.Arrays;

/** Collects appended bytes. Not safe for use by several threads. */
final class ByteSequence {

    private byte[] bytes = new byte[256];
    private int length;

    void append(int value) {
        makeRoom(1);
        bytes[length++] = (byte) value;
    }

    void append(byte[] values) {
        append(values, values.length);
    }

    /** Appends the first {@code count} values. */
    void append(byte[] values, int count) {
        makeRoom(count);
        System.arraycopy(values, 0, bytes, length, count);
        length += count;
    }

    private void makeRoom(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}

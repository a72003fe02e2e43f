package dev.iotjobs.auditor.table;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Packs an attribute into bytes, in a compact encoding. Equal attributes give equal bytes. The first byte is the format
 * of the other bytes:
 *
 * <ul>
 *   <li>1: the encoding of {@link PackedWriter}
 *   <li>2: the same encoding, deflated in the zlib format with its checksum
 * </ul>
 */
public final class Packed {

    /** Maximum size of an attribute in bytes, before it is deflated. */
    public static final int MOST_BYTES = 16 << 20;

    /** Minimum size in bytes of an attribute that is deflated. */
    private static final int DEFLATED_FROM = 512;

    private static final byte PLAIN = 1;
    private static final byte DEFLATED = 2;
    private static final int BUFFER = 8_192;

    private Packed() {}

    /**
     * Packs an attribute.
     *
     * @throws IllegalArgumentException if the attribute has more than {@value #MOST_BYTES} bytes or more than 32 levels
     */
    public static byte[] pack(Attribute attribute) {
        byte[] plain = PackedWriter.write(attribute);
        // Deflating takes longer than judging a job by all rules. It only pays if it saves a write unit.
        if (plain.length < DEFLATED_FROM) {
            return behind(PLAIN, plain);
        }
        byte[] deflated = deflate(plain);
        return deflated.length < plain.length ? behind(DEFLATED, deflated) : behind(PLAIN, plain);
    }

    /**
     * Unpacks an attribute.
     *
     * @throws IllegalArgumentException if the bytes are not valid output of {@link #pack}
     */
    public static Attribute unpack(byte[] packed) {
        if (packed.length == 0) {
            throw new IllegalArgumentException("packed: no bytes");
        }
        byte[] content = Arrays.copyOfRange(packed, 1, packed.length);
        return switch (packed[0]) {
            case PLAIN -> PackedReader.read(content);
            case DEFLATED -> PackedReader.read(inflate(content));
            default -> throw new IllegalArgumentException("packed: the first byte must be 1 or 2, got " + packed[0]);
        };
    }

    private static byte[] behind(byte first, byte[] content) {
        byte[] bytes = new byte[content.length + 1];
        bytes[0] = first;
        System.arraycopy(content, 0, bytes, 1, content.length);
        return bytes;
    }

    private static byte[] deflate(byte[] plain) {
        ByteSequence deflated = new ByteSequence();
        byte[] buffer = new byte[BUFFER];
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            while (!deflater.finished()) {
                deflated.append(buffer, deflater.deflate(buffer));
            }
        }
        return deflated.toArray();
    }

    private static byte[] inflate(byte[] deflated) {
        ByteSequence plain = new ByteSequence();
        byte[] buffer = new byte[BUFFER];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(deflated);
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("packed: the deflated bytes end too early");
                }
                plain.append(buffer, length);
                if (plain.length() > MOST_BYTES) {
                    throw new IllegalArgumentException("packed: more than " + MOST_BYTES + " bytes");
                }
            }
            if (inflater.getRemaining() > 0) {
                throw new IllegalArgumentException("packed: " + inflater.getRemaining() + " bytes behind the end");
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("packed: the bytes cannot be inflated", e);
        }
        return plain.toArray();
    }
}

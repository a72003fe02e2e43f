package dev.iotjobs.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * An attribute of an SNS or SQS message.
 *
 * @param type {@code String}, {@code String.Array}, {@code Number} or {@code Binary}. A dot and a label may follow.
 * @param value text as the client sent it; base64 for {@code Binary}
 */
record MessageAttribute(String type, String value) {

    private static final byte STRING_VALUE = 1;
    private static final byte BINARY_VALUE = 2;

    boolean isBinary() {
        return type.startsWith("Binary");
    }

    /** Number of bytes that this attribute adds to the size of a message. */
    int bytes() {
        return utf8(type).length + content().length;
    }

    private byte[] content() {
        return isBinary() ? Base64.getDecoder().decode(value) : utf8(value);
    }

    /** The MD5 checksum of all attributes of a message. SQS clients verify it. */
    static String md5(Map<String, MessageAttribute> attributes) {
        MessageDigest digest = Md5.digest();
        new TreeMap<>(attributes).forEach((name, attribute) -> {
            updateWithLength(digest, utf8(name));
            updateWithLength(digest, utf8(attribute.type));
            digest.update(attribute.isBinary() ? BINARY_VALUE : STRING_VALUE);
            updateWithLength(digest, attribute.content());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void updateWithLength(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

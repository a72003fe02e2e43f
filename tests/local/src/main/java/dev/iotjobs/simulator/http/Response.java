package dev.iotjobs.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param errorCode the service's error code for the request log; null when the call succeeded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy per response would be waste
public record Response(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable String errorCode) {

    private static final String CHECKSUM = "x-amz-crc32";

    public Response {
        headers = Map.copyOf(headers);
    }

    /** A successful answer of the rest-json protocol. */
    public static Response json(byte[] body) {
        return new Response(200, Map.of("Content-Type", "application/json"), body, null);
    }

    /** A successful answer of the awsJson1.0 or awsJson1.1 protocol. */
    public static Response awsJson(String version, byte[] body) {
        return new Response(200, Map.of("Content-Type", "application/x-amz-json-" + version), body, null);
    }

    /** A successful answer of the query protocol. */
    public static Response xml(String body) {
        return new Response(200, Map.of("Content-Type", "text/xml"), body.getBytes(StandardCharsets.UTF_8), null);
    }

    /** The same with a different body, and without the checksum that DynamoDB sends of the old one. */
    public Response withBody(byte[] changed) {
        Map<String, String> fitting = new HashMap<>(headers);
        fitting.keySet().removeIf(CHECKSUM::equalsIgnoreCase);
        return new Response(status, fitting, changed, errorCode);
    }
}

package dev.iotjobs.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a service.
 *
 * @param errorCode the service's error code, for the request log; null if the call succeeded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copies for each response would cost time
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

    /** A copy with a different body and without the header {@code x-amz-crc32}. */
    public Response withBody(byte[] changed) {
        Map<String, String> fitting = new HashMap<>(headers);
        // The checksum would be wrong
        fitting.keySet().removeIf(CHECKSUM::equalsIgnoreCase);
        return new Response(status, fitting, changed, errorCode);
    }
}

package dev.iotjobs.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to a service.
 *
 * @param service signing name in the credential scope
 * @param region region in the credential scope
 * @param path the path as sent, still percent-encoded
 * @param query decoded query parameters; of a repeated parameter only the first value
 * @param headers header values by lower-case name; of a repeated header only the first value
 * @param body the bytes of the body, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copies for each request would cost time
public record Request(
        String service,
        String region,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body) {

    /** The decoded segments of the path. */
    public List<String> segments() {
        return UriText.segments(path);
    }

    /** A query parameter; empty if it was not sent. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /**
     * A header; empty if it was not sent.
     *
     * @param name in lower case
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The header {@code X-Amz-Target}, in which the JSON protocols send the operation; empty if it was not sent. */
    public String target() {
        return header("x-amz-target").orElse("");
    }

    /**
     * The operation in {@link #target}; empty if the service has no such operation.
     *
     * @param prefix the service's part of the target, including its dot
     * @param ofTheService names of all operations of the service
     */
    public Optional<String> operation(String prefix, Set<String> ofTheService) {
        return Optional.of(target())
                .filter(target -> target.startsWith(prefix))
                .map(target -> target.substring(prefix.length()))
                .filter(ofTheService::contains);
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The fields of a form-encoded body, which the query protocol uses. */
    public Map<String, String> form() {
        return UriText.parameters(text());
    }
}

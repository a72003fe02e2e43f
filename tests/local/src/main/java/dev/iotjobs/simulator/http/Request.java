package dev.iotjobs.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as a service sees it.
 *
 * @param service the signing name in the credential scope
 * @param region the region in the credential scope
 * @param path the path as sent, still percent-encoded
 * @param query decoded query parameters; of a repeated one the first
 * @param headers header values by lower-case name; of a repeated one the first
 * @param body the bytes of the body, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy per request would be waste
public record Request(
        String service,
        String region,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body) {

    /** The segments of the path, decoded. */
    public List<String> segments() {
        return UriText.segments(path);
    }

    /** A query parameter, if it was sent. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A header, if it was sent; {@code name} in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The header by which the JSON protocols name the operation; empty if it was not sent. */
    public String target() {
        return header("x-amz-target").orElse("");
    }

    /**
     * The operation that the target names, if it is one of a service's.
     *
     * @param prefix of the service's targets, with its dot
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

    /** The fields of a form-encoded body, as the query protocol sends them. */
    public Map<String, String> form() {
        return UriText.parameters(text());
    }
}

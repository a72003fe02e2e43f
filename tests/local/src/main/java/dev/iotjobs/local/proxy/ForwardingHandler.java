package dev.iotjobs.local.proxy;

import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.NoAnswerException;
import dev.iotjobs.simulator.Protocol;
import dev.iotjobs.simulator.Request;
import dev.iotjobs.simulator.Response;
import dev.iotjobs.simulator.ServiceHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service that another endpoint answers for. It knows of a call what the simulator's server needs for faults and log,
 * and leaves the rest to that endpoint. An endpoint that breaks the connection leaves the caller without an answer too.
 *
 * <p>Thread-safe.
 */
public final class ForwardingHandler implements ServiceHandler, AutoCloseable {

    /** Those that belong to one connection, and the one that would bring answers which faults cannot rewrite. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> NOT_RETURNED = Set.of("connection", "content-length", "transfer-encoding", "date");

    private final String signingName;
    private final Protocol protocol;
    private final URI target;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Stands before an endpoint.
     *
     * @param signingName the service's name in a SigV4 credential scope, such as {@code dynamodb}
     * @param protocol the shape of the errors that faults answer with
     * @param target where the service answers; paths of requests are put behind it
     */
    public ForwardingHandler(String signingName, Protocol protocol, URI target) {
        this.signingName = signingName;
        this.protocol = protocol;
        this.target = target;
    }

    /** Stands before DynamoDB. */
    public static ForwardingHandler dynamoDb(URI target) {
        return new ForwardingHandler("dynamodb", Protocol.AWS_JSON_1_0, target);
    }

    /** Stands before SNS. */
    public static ForwardingHandler sns(URI target) {
        return new ForwardingHandler("sns", Protocol.QUERY, target);
    }

    @Override
    public String signingName() {
        return signingName;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public Call identify(Request request) {
        return CallNames.identify(request);
    }

    @Override
    public Response handle(Request request) {
        try {
            return returned(client.send(forwarded(request), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new NoAnswerException(signingName + " at " + target + " gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted before " + target + " answered", e);
        }
    }

    private HttpRequest forwarded(Request request) {
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(uri(request))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!NOT_FORWARDED.contains(name)) {
                forwarded.setHeader(name, value);
            }
        });
        return forwarded.build();
    }

    private URI uri(Request request) {
        String base = target.toString().replaceFirst("/$", "") + request.path();
        if (request.query().isEmpty()) {
            return URI.create(base);
        }
        return URI.create(base
                + request.query().entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", "?", "")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Response returned(HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (!NOT_RETURNED.contains(key) && !key.startsWith(":")) {
                headers.put(name, values.getFirst());
            }
        });
        return new Response(response.statusCode(), headers, response.body(), CallNames.errorCode(response));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

package dev.iotjobs.local.shell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All services from which the SDK can get credentials, on one port: STS, IAM Identity Center and its OIDC service, AWS
 * Sign-In, and the metadata of instances and containers. Each service returns its own access key. STS records the
 * access key of each GetCallerIdentity call.
 */
final class CredentialServices implements AutoCloseable {

    private static final String FOREVER = "2099-01-01T00:00:00Z";
    private static final String ROLE = "/latest/meta-data/iam/security-credentials/";
    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> callers = new CopyOnWriteArrayList<>();

    CredentialServices() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The access keys of the GetCallerIdentity calls so far. */
    List<String> callers() {
        return List.copyOf(callers);
    }

    private record Answer(int status, String body) {}

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = answer(exchange, new String(body, StandardCharsets.UTF_8));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange, String body) {
        String key = key(exchange);
        return switch (exchange.getRequestURI().getPath()) {
            case "/" -> sts(form(body), key);
            case "/federation/credentials" -> sso(header(exchange, "x-amz-sso_bearer_token"));
            case "/token" -> ok("{\"accessToken\":\"renewed\",\"expiresIn\":3600,\"tokenType\":\"Bearer\"}");
            case "/v1/token" -> ok("""
                        {"accessToken":{"accessKeyId":"RENEWED","secretAccessKey":"s","sessionToken":"t"},\
                        "tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"r"}""");
            case "/latest/api/token" -> ok("session");
            case ROLE -> ok("role");
            case ROLE + "role" -> ok(credentials("INSTANCE", "\"Code\":\"Success\","));
            case "/container" -> ok(credentials("CONTAINER", ""));
            default -> new Answer(404, "");
        };
    }

    private Answer sts(Map<String, String> form, String key) {
        String action = form.getOrDefault("Action", "");
        String role = form.getOrDefault("RoleArn", "").replaceFirst(".*/", "");
        if (role.equals("denied")) {
            return new Answer(
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized to assume the role</Message>"
                            + "</Error></ErrorResponse>");
        }
        return switch (action) {
            case "GetCallerIdentity" -> {
                callers.add(key);
                yield xml(
                        action,
                        "<Arn>arn:aws:iam::123456789012:user/x</Arn><UserId>x</UserId><Account>123456789012</Account>");
            }
            case "AssumeRole" -> xml(action, credentials(key + "-" + role));
            case "AssumeRoleWithWebIdentity" ->
                xml(action, credentials(form.getOrDefault("WebIdentityToken", "") + "-" + role));
            default -> new Answer(400, "");
        };
    }

    private static Answer sso(String token) {
        return token.equals("refused")
                ? new Answer(401, "{\"message\":\"Session token not found or invalid\"}")
                : ok("{\"roleCredentials\":{\"accessKeyId\":\"SSO-" + token
                        + "\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\",\"expiration\":4070908800000}}");
    }

    private static String credentials(String accessKey) {
        return "<Credentials><AccessKeyId>" + accessKey + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                + "<SessionToken>t</SessionToken><Expiration>" + FOREVER + "</Expiration></Credentials>";
    }

    private static String credentials(String accessKey, String more) {
        return "{" + more + "\"AccessKeyId\":\"" + accessKey + "\",\"SecretAccessKey\":\"s\",\"Token\":\"t\","
                + "\"Expiration\":\"" + FOREVER + "\"}";
    }

    private static Answer xml(String action, String result) {
        return ok("<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result));
    }

    private static Answer ok(String body) {
        return new Answer(200, body);
    }

    private static String key(HttpExchange exchange) {
        Matcher matcher = KEY.matcher(header(exchange, "Authorization"));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

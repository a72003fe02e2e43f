package dev.iotjobs.local.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.Request;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the names of operations, resources and errors off AWS's protocols, without knowing a service's model. */
final class CallNames {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]+)</Code>");

    private CallNames() {}

    /**
     * The operation in {@code X-Amz-Target} (the JSON protocols), else in the form field {@code Action} (the query
     * protocol), else method and path (the REST ones).
     */
    static Call identify(Request request) {
        Optional<String> target = request.header("x-amz-target");
        if (target.isPresent()) {
            return Call.of(afterLast('.', target.get()), table(request.body()));
        }
        Map<String, String> form = isForm(request) ? request.form() : Map.of();
        @Nullable String action = form.get("Action");
        return action == null
                ? Call.of(request.method() + " " + request.path())
                : Call.of(action, form.getOrDefault("TopicArn", form.get("QueueUrl")));
    }

    private static boolean isForm(Request request) {
        return request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    /** DynamoDB's table; of several in a batch or transaction the first. */
    private static @Nullable String table(byte[] body) {
        JsonNode request = json(body);
        JsonNode ofBatch = request.path("RequestItems");
        if (!ofBatch.isEmpty()) {
            return ofBatch.fieldNames().next();
        }
        JsonNode ofTransaction = request.path("TransactItems").path(0);
        JsonNode named =
                ofTransaction.isEmpty() ? request : ofTransaction.elements().next();
        return named.path("TableName").textValue();
    }

    /** The code of an error, null for a success. */
    static @Nullable String errorCode(HttpResponse<byte[]> response) {
        if (response.statusCode() < 300) {
            return null;
        }
        Matcher xml = XML_CODE.matcher(new String(response.body(), StandardCharsets.UTF_8));
        return Stream.of(
                        response.headers().firstValue("x-amzn-errortype"),
                        Optional.ofNullable(json(response.body()).path("__type").textValue()),
                        xml.find() ? Optional.of(xml.group(1)) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .findFirst()
                .map(code -> afterLast('#', code))
                .orElse("HTTP " + response.statusCode());
    }

    private static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException notJson) {
            return MAPPER.missingNode();
        }
    }

    private static String afterLast(char separator, String text) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }
}

package dev.iotjobs.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the part of SQS that the auditor's subscribers and the AWS CLI need: standard queues, by the awsJson1.0
 * protocol.
 */
public final class SqsHandler implements ServiceHandler {

    private static final String TARGET_PREFIX = "AmazonSQS.";
    private static final Set<String> OPERATIONS = Set.of(
            "CreateQueue",
            "GetQueueUrl",
            "GetQueueAttributes",
            "SetQueueAttributes",
            "ListQueues",
            "SendMessage",
            "ReceiveMessage",
            "DeleteMessage",
            "PurgeQueue");
    private static final Pattern QUEUE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final int MAX_MESSAGE_BYTES = 1_048_576;
    private static final int MAX_RECEIVED = 10;
    private static final int MAX_WAIT_SECONDS = 20;
    private static final int MAX_VISIBILITY_SECONDS = 43_200;
    private static final int MAX_DELAY_SECONDS = 900;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Queues queues;

    SqsHandler(Queues queues) {
        this.queues = queues;
    }

    @Override
    public String signingName() {
        return "sqs";
    }

    @Override
    public Protocol protocol() {
        return Protocol.AWS_JSON_1_0;
    }

    @Override
    public Call identify(Request request) {
        String operation = request.operation(TARGET_PREFIX, OPERATIONS)
                .orElseThrow(() -> new ServiceException(
                        400,
                        "UnsupportedOperation",
                        "X-Amz-Target \"%s\" is not an operation of this simulated SQS.".formatted(request.target())));
        JsonNode input = parse(request);
        String name = input.has("QueueUrl") ? nameIn(input.path("QueueUrl").asText()) : text(input, "QueueName");
        return Call.of(operation, name);
    }

    @Override
    public Response handle(Request request) {
        JsonNode input = parse(request);
        JsonNode output = switch (identify(request).operation()) {
            case "CreateQueue" -> createQueue(request, input);
            case "GetQueueUrl" -> url(request, queue(request, required(input, "QueueName")));
            case "GetQueueAttributes" -> getQueueAttributes(request, input);
            case "SetQueueAttributes" -> setQueueAttributes(request, input);
            case "ListQueues" -> listQueues(request, input);
            case "SendMessage" -> sendMessage(request, input);
            case "ReceiveMessage" -> receiveMessage(request, input);
            case "DeleteMessage" -> deleteMessage(request, input);
            case "PurgeQueue" -> purgeQueue(request, input);
            default -> throw new IllegalStateException("an operation without an answer");
        };
        return Response.awsJson("1.0", bytes(output));
    }

    private JsonNode createQueue(Request request, JsonNode input) {
        String name = required(input, "QueueName");
        if (!QUEUE_NAME.matcher(name).matches()) {
            throw invalid("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        return url(request, queues.create(request.region(), name, strings(input.path("Attributes"))));
    }

    private JsonNode getQueueAttributes(Request request, JsonNode input) {
        Predicate<String> wanted = wanted(input.path("AttributeNames"));
        ObjectNode output = MAPPER.createObjectNode();
        ObjectNode attributes = output.putObject("Attributes");
        queueByUrl(request, input).attributes().forEach((name, value) -> {
            if (wanted.test(name)) {
                attributes.put(name, value);
            }
        });
        return output;
    }

    private JsonNode setQueueAttributes(Request request, JsonNode input) {
        queueByUrl(request, input).setAttributes(strings(input.path("Attributes")));
        return MAPPER.createObjectNode();
    }

    private JsonNode listQueues(Request request, JsonNode input) {
        ObjectNode output = MAPPER.createObjectNode();
        ArrayNode urls = output.putArray("QueueUrls");
        String prefix = input.path("QueueNamePrefix").asText("");
        queues.list(request.region(), prefix).forEach(queue -> urls.add(urlOf(request, queue)));
        return output;
    }

    private JsonNode sendMessage(Request request, JsonNode input) {
        Queue queue = queueByUrl(request, input);
        String body = required(input, "MessageBody");
        if (body.getBytes(StandardCharsets.UTF_8).length > MAX_MESSAGE_BYTES) {
            throw invalid("One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
                    .formatted(MAX_MESSAGE_BYTES));
        }
        Duration delay = seconds(input, "DelaySeconds", MAX_DELAY_SECONDS, queue.seconds("DelaySeconds"));
        QueuedMessage sent = queue.send(body, messageAttributes(input.path("MessageAttributes")), delay);
        ObjectNode output = MAPPER.createObjectNode();
        output.put("MessageId", sent.id());
        output.put("MD5OfMessageBody", Md5.of(body));
        if (!sent.attributes().isEmpty()) {
            output.put("MD5OfMessageAttributes", MessageAttribute.md5(sent.attributes()));
        }
        return output;
    }

    private JsonNode receiveMessage(Request request, JsonNode input) {
        Queue queue = queueByUrl(request, input);
        int count = input.path("MaxNumberOfMessages").asInt(1);
        if (count < 1 || count > MAX_RECEIVED) {
            throw outOfRange("MaxNumberOfMessages", count, 1, MAX_RECEIVED);
        }
        Duration visibility =
                seconds(input, "VisibilityTimeout", MAX_VISIBILITY_SECONDS, queue.seconds("VisibilityTimeout"));
        Duration patience =
                seconds(input, "WaitTimeSeconds", MAX_WAIT_SECONDS, queue.seconds("ReceiveMessageWaitTimeSeconds"));
        ObjectNode output = MAPPER.createObjectNode();
        List<QueuedMessage> messages = receive(queue, count, visibility, patience);
        if (!messages.isEmpty()) {
            ArrayNode list = output.putArray("Messages");
            messages.forEach(message -> list.add(render(message, input)));
        }
        return output;
    }

    private static List<QueuedMessage> receive(Queue queue, int count, Duration visibility, Duration patience) {
        try {
            return queue.receive(count, visibility, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(); // the server is stopping
        }
    }

    private static ObjectNode render(QueuedMessage message, JsonNode input) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("MessageId", message.id());
        json.put("ReceiptHandle", message.receives().handle());
        json.put("MD5OfBody", Md5.of(message.body()));
        json.put("Body", message.body());
        Map<String, String> system = systemAttributes(message);
        system.keySet()
                .retainAll(system.keySet().stream()
                        .filter(wanted(input.path("AttributeNames"))
                                .or(wanted(input.path("MessageSystemAttributeNames"))))
                        .collect(Collectors.toSet()));
        if (!system.isEmpty()) {
            json.set("Attributes", MAPPER.valueToTree(system));
        }
        renderAttributes(message, wanted(input.path("MessageAttributeNames")), json);
        return json;
    }

    private static Map<String, String> systemAttributes(QueuedMessage message) {
        Map<String, String> system = new LinkedHashMap<>();
        system.put("SentTimestamp", Long.toString(message.sentAt().toEpochMilli()));
        system.put(
                "ApproximateReceiveCount", Integer.toString(message.receives().count()));
        if (message.receives().firstAt() != null) {
            system.put(
                    "ApproximateFirstReceiveTimestamp",
                    Long.toString(message.receives().firstAt().toEpochMilli()));
        }
        return system;
    }

    private static void renderAttributes(QueuedMessage message, Predicate<String> wanted, ObjectNode json) {
        Map<String, MessageAttribute> shown = new LinkedHashMap<>(message.attributes());
        shown.keySet().removeIf(wanted.negate());
        if (shown.isEmpty()) {
            return;
        }
        json.put("MD5OfMessageAttributes", MessageAttribute.md5(shown));
        ObjectNode attributes = json.putObject("MessageAttributes");
        shown.forEach((name, attribute) -> attributes
                .putObject(name)
                .put("DataType", attribute.type())
                .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value()));
    }

    private JsonNode deleteMessage(Request request, JsonNode input) {
        queueByUrl(request, input).delete(required(input, "ReceiptHandle"));
        return MAPPER.createObjectNode();
    }

    private JsonNode purgeQueue(Request request, JsonNode input) {
        queueByUrl(request, input).purge();
        return MAPPER.createObjectNode();
    }

    private Queue queueByUrl(Request request, JsonNode input) {
        return queue(request, nameIn(required(input, "QueueUrl")));
    }

    private Queue queue(Request request, String name) {
        return queues.find(request.region(), name)
                .orElseThrow(
                        () -> new ServiceException(400, "QueueDoesNotExist", "The specified queue does not exist."));
    }

    private JsonNode url(Request request, Queue queue) {
        return MAPPER.createObjectNode().put("QueueUrl", urlOf(request, queue));
    }

    private String urlOf(Request request, Queue queue) {
        return "http://%s/%s/%s"
                .formatted(request.header("host").orElse("localhost"), queues.accountId(), queue.name());
    }

    private static String nameIn(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    /**
     * Returns a predicate that accepts the attribute names that a request asks for. The request lists names, {@code
     * All}, or prefixes as in {@code audit.*}.
     */
    private static Predicate<String> wanted(JsonNode names) {
        Set<String> asked = StreamSupport.stream(names.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        return name -> asked.contains("All")
                || asked.contains(name)
                || asked.stream()
                        .anyMatch(ask -> ask.endsWith(".*") && name.startsWith(ask.substring(0, ask.length() - 2)));
    }

    private static Map<String, MessageAttribute> messageAttributes(JsonNode input) {
        return input.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            JsonNode value = entry.getValue();
            String text = value.path(value.has("BinaryValue") ? "BinaryValue" : "StringValue")
                    .asText();
            return new MessageAttribute(required(value, "DataType"), text);
        }));
    }

    private static Map<String, String> strings(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }

    private static Duration seconds(JsonNode input, String name, int maximum, Duration otherwise) {
        if (!input.has(name)) {
            return otherwise;
        }
        int value = input.path(name).asInt();
        if (value < 0 || value > maximum) {
            throw outOfRange(name, value, 0, maximum);
        }
        return Duration.ofSeconds(value);
    }

    private static ServiceException outOfRange(String name, int value, int minimum, int maximum) {
        return invalid("Value %d for parameter %s is invalid. Reason: Must be between %d and %d, if provided."
                .formatted(value, name, minimum, maximum));
    }

    private static ServiceException invalid(String message) {
        return new ServiceException(400, "InvalidParameterValue", message);
    }

    private static String required(JsonNode input, String name) {
        String value = text(input, name);
        if (value == null) {
            throw new ServiceException(
                    400, "MissingParameter", "The request must contain the parameter %s.".formatted(name));
        }
        return value;
    }

    private static @Nullable String text(JsonNode input, String name) {
        return input.hasNonNull(name) ? input.path(name).asText() : null;
    }

    private static JsonNode parse(Request request) {
        try {
            return MAPPER.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new ServiceException(400, "SerializationException", "The body is not a JSON document.");
        }
    }

    private static byte[] bytes(JsonNode output) {
        try {
            return MAPPER.writeValueAsBytes(output);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}

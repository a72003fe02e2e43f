package dev.iotjobs.local;

import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import dev.iotjobs.simulator.http.Xml;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Simulates the part of SNS that alerts need: standard topics with queues and mail addresses as subscribers. */
public final class SnsHandler implements ServiceHandler {

    private static final Set<String> OPERATIONS = Set.of(
            "CreateTopic",
            "ListTopics",
            "GetTopicAttributes",
            "SetTopicAttributes",
            "Subscribe",
            "Unsubscribe",
            "ListSubscriptionsByTopic",
            "GetSubscriptionAttributes",
            "SetSubscriptionAttributes",
            "Publish",
            "PublishBatch");
    private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Set<String> PROTOCOLS = Set.of("sqs", "email");
    private static final int MAX_BATCH = 10;

    private final Topics topics;
    private final Delivery delivery;

    SnsHandler(Topics topics, Delivery delivery) {
        this.topics = topics;
        this.delivery = delivery;
    }

    @Override
    public String signingName() {
        return "sns";
    }

    @Override
    public Protocol protocol() {
        return Protocol.QUERY;
    }

    /** Identifies the call. Its resource is the topic's ARN, or for CreateTopic the topic's name. */
    @Override
    public Call identify(Request request) {
        SnsForm form = new SnsForm(request.form());
        String operation = form.optional("Action").orElse("");
        if (!OPERATIONS.contains(operation)) {
            throw new ServiceException(
                    400, "InvalidAction", "The action %s is not valid for this endpoint.".formatted(operation));
        }
        @Nullable
        String topic = form.optional("TopicArn").or(() -> form.optional("Name")).orElse(null);
        return new Call(operation, operation.equals("PublishBatch") ? "Publish" : operation, topic);
    }

    @Override
    public Response handle(Request request) {
        String operation = identify(request).operation();
        SnsForm form = new SnsForm(request.form());
        String result = switch (operation) {
            case "CreateTopic" -> createTopic(request.region(), form);
            case "ListTopics" -> listTopics(request.region());
            case "GetTopicAttributes" -> getTopicAttributes(form);
            case "SetTopicAttributes" -> setTopicAttributes(form);
            case "Subscribe" -> subscribe(form);
            case "Unsubscribe" -> unsubscribe(form);
            case "ListSubscriptionsByTopic" -> listSubscriptionsByTopic(form);
            case "GetSubscriptionAttributes" -> getSubscriptionAttributes(form);
            case "SetSubscriptionAttributes" -> setSubscriptionAttributes(form);
            case "Publish" -> publish(form);
            case "PublishBatch" -> publishBatch(form);
            default -> throw new IllegalStateException("an operation without an answer");
        };
        return Response.xml("""
                <%1$sResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
                <%1$sResult>%2$s</%1$sResult>\
                <ResponseMetadata><RequestId>%3$s</RequestId></ResponseMetadata>\
                </%1$sResponse>""".formatted(operation, result, UUID.randomUUID()));
    }

    private String createTopic(String region, SnsForm form) {
        String name = form.required("Name");
        if (!TOPIC_NAME.matcher(name).matches()) {
            throw SnsForm.invalid("Topic Name");
        }
        return element("TopicArn", topics.create(region, name, form.strings("Attributes")));
    }

    private String listTopics(String region) {
        return list(
                "Topics",
                topics.list(region).stream()
                        .map(arn -> element("TopicArn", arn))
                        .toList());
    }

    private String getTopicAttributes(SnsForm form) {
        return attributes(topics.attributes(form.required("TopicArn")));
    }

    private String setTopicAttributes(SnsForm form) {
        String value = form.optional("AttributeValue").orElse("");
        topics.setAttribute(form.required("TopicArn"), form.required("AttributeName"), value);
        return "";
    }

    private String subscribe(SnsForm form) {
        String protocol = form.required("Protocol");
        if (!PROTOCOLS.contains(protocol)) {
            throw SnsForm.invalid("Does not support this protocol: " + protocol);
        }
        String endpoint = form.required("Endpoint");
        if (protocol.equals("sqs") && !endpoint.startsWith("arn:aws:sqs:")) {
            throw SnsForm.invalid("SQS endpoint ARN");
        }
        if (protocol.equals("email") && !endpoint.contains("@")) {
            throw SnsForm.invalid("Email address");
        }
        Subscription made = topics.subscribe(form.required("TopicArn"), protocol, endpoint, form.strings("Attributes"));
        return element("SubscriptionArn", made.arn());
    }

    private String unsubscribe(SnsForm form) {
        topics.unsubscribe(form.required("SubscriptionArn"));
        return "";
    }

    private String listSubscriptionsByTopic(SnsForm form) {
        return list(
                "Subscriptions",
                topics.subscriptionsOf(form.required("TopicArn")).stream()
                        .map(SnsHandler::describe)
                        .toList());
    }

    private static String describe(Subscription subscription) {
        return element("TopicArn", subscription.topicArn())
                + element("Protocol", subscription.protocol())
                + element("SubscriptionArn", subscription.arn())
                + element("Owner", owner(subscription))
                + element("Endpoint", subscription.endpoint());
    }

    private String getSubscriptionAttributes(SnsForm form) {
        Subscription known = topics.subscription(form.required("SubscriptionArn"));
        Map<String, String> all = new TreeMap<>(known.attributes());
        all.put("SubscriptionArn", known.arn());
        all.put("TopicArn", known.topicArn());
        all.put("Protocol", known.protocol());
        all.put("Endpoint", known.endpoint());
        all.put("Owner", owner(known));
        all.put("PendingConfirmation", "false");
        all.put("RawMessageDelivery", Boolean.toString(known.isRaw()));
        return attributes(all);
    }

    private static String owner(Subscription subscription) {
        return subscription.topicArn().split(":", -1)[4];
    }

    private String setSubscriptionAttributes(SnsForm form) {
        String name = form.required("AttributeName");
        String value = form.optional("AttributeValue").orElse("");
        topics.change(form.required("SubscriptionArn"), known -> known.with(name, value));
        return "";
    }

    private String publish(SnsForm form) {
        String topicArn = form.optional("TopicArn")
                .or(() -> form.optional("TargetArn"))
                .orElseThrow(() -> SnsForm.invalid("TopicArn or TargetArn Reason: no value for required parameter"));
        return element("MessageId", delivery.publish(topicArn, Publication.of(form)));
    }

    private String publishBatch(SnsForm form) {
        String topicArn = form.required("TopicArn");
        topics.subscriptionsOf(topicArn);
        List<SnsForm> entries = form.members("PublishBatchRequestEntries");
        requireValid(entries);
        StringBuilder successful = new StringBuilder();
        StringBuilder failed = new StringBuilder();
        for (SnsForm entry : entries) {
            String id = element("Id", entry.required("Id"));
            try {
                String messageId = delivery.publish(topicArn, Publication.of(entry));
                successful.append(member(id + element("MessageId", messageId)));
            } catch (ServiceException e) {
                failed.append(member(id
                        + element("Code", e.code())
                        + element("Message", e.text())
                        + element("SenderFault", "true")));
            }
        }
        return "<Successful>%s</Successful><Failed>%s</Failed>".formatted(successful, failed);
    }

    private static void requireValid(List<SnsForm> entries) {
        if (entries.isEmpty()) {
            throw batchError("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MAX_BATCH) {
            throw batchError("TooManyEntriesInBatchRequest", "The batch request contains more than 10 entries.");
        }
        Set<String> ids = new HashSet<>();
        for (SnsForm entry : entries) {
            String id = entry.required("Id");
            if (!ENTRY_ID.matcher(id).matches()) {
                throw batchError("InvalidBatchEntryId", "The Id \"%s\" of a batch entry is invalid.".formatted(id));
            }
            if (!ids.add(id)) {
                throw batchError("BatchEntryIdsNotDistinct", "Two or more batch entries have the Id %s.".formatted(id));
            }
        }
        if (entries.stream().mapToInt(SnsHandler::bytes).sum() > Publication.MAX_BYTES) {
            throw batchError("BatchRequestTooLong", "The length of all the batch messages is more than the limit.");
        }
    }

    private static int bytes(SnsForm entry) {
        return new Publication(null, entry.optional("Message").orElse(""), null, entry.messageAttributes()).bytes();
    }

    private static ServiceException batchError(String code, String message) {
        return new ServiceException(400, code, message);
    }

    private static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(each -> element("key", each.getKey()) + element("value", each.getValue()))
                .map("<entry>%s</entry>"::formatted)
                .collect(Collectors.joining("", "<Attributes>", "</Attributes>"));
    }

    private static String list(String name, List<String> members) {
        return members.stream()
                .map(SnsHandler::member)
                .collect(Collectors.joining("", "<" + name + ">", "</" + name + ">"));
    }

    private static String member(String content) {
        return "<member>%s</member>".formatted(content);
    }

    private static String element(String name, String text) {
        return "<%1$s>%2$s</%1$s>".formatted(name, Xml.escape(text));
    }
}

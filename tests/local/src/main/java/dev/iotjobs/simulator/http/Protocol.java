package dev.iotjobs.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The wire protocols of AWS services. A protocol decides the form of an error. */
public enum Protocol {
    /** The response to a failed call has the error code in the header {@code x-amzn-errortype}, and a JSON body. */
    REST_JSON {
        @Override
        public Response error(ServiceException error) {
            Map<String, String> body = message("message", error);
            return new Response(
                    error.status(),
                    Map.of("Content-Type", "application/json", "x-amzn-ErrorType", error.code()),
                    json(body),
                    error.code());
        }
    },
    /** The response to a failed call has a JSON body with the error code in {@code __type}. */
    AWS_JSON_1_0 {
        @Override
        public Response error(ServiceException error) {
            return typed("1.0", error);
        }
    },
    /** The response to a failed call has a JSON body with the error code in {@code __type}. */
    AWS_JSON_1_1 {
        @Override
        public Response error(ServiceException error) {
            return typed("1.1", error);
        }
    },
    /** The response to a failed call has an XML body, {@code ErrorResponse}. */
    QUERY {
        @Override
        public Response error(ServiceException error) {
            String body = "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>"
                            .formatted(
                                    error.status() < 500 ? "Sender" : "Receiver",
                                    Xml.escape(error.code()),
                                    Xml.escape(error.text()))
                    + "<RequestId>%s</RequestId></ErrorResponse>".formatted(UUID.randomUUID());
            return new Response(
                    error.status(),
                    Map.of("Content-Type", "text/xml"),
                    body.getBytes(StandardCharsets.UTF_8),
                    error.code());
        }
    };

    private static final JsonMapper MAPPER = new JsonMapper();

    public abstract Response error(ServiceException error);

    private static Response typed(String version, ServiceException error) {
        Map<String, String> body = message("message", error);
        body.put("__type", error.code());
        return new Response(
                error.status(),
                Map.of("Content-Type", "application/x-amz-json-" + version, "x-amzn-ErrorType", error.code()),
                json(body),
                error.code());
    }

    private static Map<String, String> message(String name, ServiceException error) {
        Map<String, String> body = new LinkedHashMap<>(error.details());
        body.put(name, error.text());
        return body;
    }

    private static byte[] json(Map<String, String> body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        }
    }
}

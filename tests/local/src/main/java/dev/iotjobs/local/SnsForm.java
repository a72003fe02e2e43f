package dev.iotjobs.local;

import dev.iotjobs.simulator.http.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of an SNS request in AWS's query protocol. The protocol numbers the elements of maps and lists. */
record SnsForm(Map<String, String> fields) {

    SnsForm {
        fields = Map.copyOf(fields);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> invalid("%s Reason: no value for required parameter".formatted(name)));
    }

    /**
     * The map of strings with this name. For example, the map {@code Attributes} is sent as {@code
     * Attributes.entry.1.key} and {@code Attributes.entry.1.value}.
     */
    Map<String, String> strings(String name) {
        return numbered(name + ".entry").stream()
                .collect(Collectors.toMap(entry -> entry.required("key"), entry -> entry.required("value")));
    }

    /** A list of structures, sent as {@code Name.member.1.Field}. */
    List<SnsForm> members(String name) {
        return numbered(name + ".member");
    }

    Map<String, MessageAttribute> messageAttributes() {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (SnsForm entry : numbered("MessageAttributes.entry")) {
            String value = entry.optional("Value.BinaryValue").orElseGet(() -> entry.required("Value.StringValue"));
            attributes.put(entry.required("Name"), new MessageAttribute(entry.required("Value.DataType"), value));
        }
        return attributes;
    }

    private List<SnsForm> numbered(String name) {
        List<SnsForm> members = new ArrayList<>();
        for (int number = 1; ; number++) {
            String prefix = name + "." + number + ".";
            Map<String, String> member = fields.entrySet().stream()
                    .filter(field -> field.getKey().startsWith(prefix))
                    .collect(Collectors.toMap(field -> field.getKey().substring(prefix.length()), Map.Entry::getValue));
            if (member.isEmpty()) {
                return members;
            }
            members.add(new SnsForm(member));
        }
    }

    static ServiceException invalid(String reason) {
        return new ServiceException(400, "InvalidParameter", "Invalid parameter: " + reason);
    }
}

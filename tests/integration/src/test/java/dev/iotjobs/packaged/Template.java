package dev.iotjobs.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the function's settings from template.yaml. Parameters have their defaults. The YAML reader drops tags such as
 * {@code !Ref}, so a reference is only the name of a parameter or resource.
 */
final class Template {

    static final String STACK_NAME = "fleet-audit";

    private final JsonNode template;
    private final int memory;

    private Template(JsonNode template, int memory) {
        this.template = template;
        this.memory = memory;
    }

    static Template read() throws IOException {
        JsonNode template = new YAMLMapper().readTree(Project.TEMPLATE.toFile());
        return new Template(
                template,
                template.at("/Resources/AuditFunction/Properties/MemorySize").intValue());
    }

    /** A copy with another memory size. */
    Template withMemory(int megabytes) {
        return new Template(template, megabytes);
    }

    String handler() {
        return function().get("Handler").textValue();
    }

    int memoryInMegabytes() {
        return memory;
    }

    int timeoutInSeconds() {
        return Integer.parseInt(resolve(function().get("Timeout").asText(), Map.of()));
    }

    String applicationLogLevel() {
        return function().at("/LoggingConfig/ApplicationLogLevel").textValue();
    }

    /** The properties of a table. */
    JsonNode table(String resource) {
        return resource(resource).get("Properties");
    }

    /** The metric alarms in a namespace. */
    List<JsonNode> alarms(String namespace) {
        return template.get("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").textValue().equals("AWS::CloudWatch::Alarm"))
                .map(resource -> resource.get("Properties"))
                .filter(alarm -> alarm.path("Namespace").asText().equals(namespace))
                .toList();
    }

    /**
     * The variables that the template gives to the function.
     *
     * @param physicalIds names or ARNs of the created resources, by logical id
     */
    Map<String, String> environment(Map<String, String> physicalIds) {
        Map<String, String> environment = new LinkedHashMap<>();
        function()
                .at("/Environment/Variables")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(), resolve(variable.getValue().asText(), physicalIds)));
        return environment;
    }

    private String resolve(String value, Map<String, String> physicalIds) {
        JsonNode parameter = template.at("/Parameters/" + value + "/Default");
        if (!parameter.isMissingNode()) {
            return parameter.asText();
        }
        if (value.equals("AWS::StackName")) {
            return STACK_NAME;
        }
        if (template.at("/Resources").has(value)) {
            String physicalId = physicalIds.get(value);
            if (physicalId == null) {
                throw new IllegalStateException("the function refers to " + value + ", which was not made");
            }
            return physicalId;
        }
        return value;
    }

    private JsonNode function() {
        return resource("AuditFunction").get("Properties");
    }

    private JsonNode resource(String name) {
        return template.at("/Resources/" + name);
    }
}

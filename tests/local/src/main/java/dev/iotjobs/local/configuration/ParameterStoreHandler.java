package dev.iotjobs.local.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.local.configuration.Parameters.Version;
import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Simulates Parameter Store: reads and writes single parameters and their versions, by the awsJson1.1 protocol. */
public final class ParameterStoreHandler implements ServiceHandler {

    private static final String TARGET_PREFIX = "AmazonSSM.";
    private static final Set<String> OPERATIONS = Set.of("PutParameter", "GetParameter", "DeleteParameter");
    private static final String ARN_OF_A_PARAMETER = "arn:[^:]+:ssm:[^:]+:[^:]+:parameter/?(?=.)";
    private static final int LONGEST_STANDARD_VALUE = 4_096;
    private static final int LONGEST_ADVANCED_VALUE = 8_192;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final SimulatedAccount account;
    private final Parameters parameters;

    public ParameterStoreHandler(SimulatedAccount account) {
        this.account = account;
        this.parameters = new Parameters(account.clock());
    }

    @Override
    public String signingName() {
        return "ssm";
    }

    @Override
    public Protocol protocol() {
        return Protocol.AWS_JSON_1_1;
    }

    @Override
    public Call identify(Request request) {
        String operation = request.operation(TARGET_PREFIX, OPERATIONS)
                .orElseThrow(() -> new ServiceException(
                        400, "UnknownOperationException", "No such operation: " + request.target()));
        return Call.of(operation, name(input(request)));
    }

    @Override
    public Response handle(Request request) {
        JsonNode input = input(request);
        ObjectNode output = switch (identify(request).operation()) {
            case "PutParameter" -> put(request.region(), input);
            case "GetParameter" -> get(request.region(), input);
            case "DeleteParameter" -> delete(request.region(), input);
            default -> throw new IllegalStateException("an operation without an answer");
        };
        return Response.awsJson("1.1", output.toString().getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode put(String region, JsonNode input) {
        boolean isAdvanced = input.path("Tier").asText("").equals("Advanced");
        String value = input.path("Value").asText("");
        int longest = isAdvanced ? LONGEST_ADVANCED_VALUE : LONGEST_STANDARD_VALUE;
        if (value.isEmpty() || value.length() > longest) {
            throw new ServiceException(
                    400,
                    "ValidationException",
                    (isAdvanced ? "Advanced" : "Standard") + " tier parameters support a maximum parameter value of "
                            + longest + " characters.");
        }
        String type = input.path("Type").asText("String");
        boolean overwrite = input.path("Overwrite").asBoolean();
        return MAPPER.createObjectNode()
                .put(
                        "Version",
                        parameters
                                .put(region, name(input), type, value, overwrite)
                                .number())
                .put("Tier", isAdvanced ? "Advanced" : "Standard");
    }

    private ObjectNode get(String region, JsonNode input) {
        String name = name(input);
        Version version = parameters.get(region, name, selector(input));
        boolean isPlain = !version.type().equals("SecureString")
                || input.path("WithDecryption").asBoolean();
        ObjectNode output = MAPPER.createObjectNode();
        output.putObject("Parameter")
                .put("Name", name)
                .put("Type", version.type())
                .put("Value", isPlain ? version.value() : encrypted(version.value()))
                .put("Version", version.number())
                .put("LastModifiedDate", BigDecimal.valueOf(version.modified().toEpochMilli(), 3))
                .put("ARN", arn(region, name))
                .put("DataType", "text");
        return output;
    }

    private ObjectNode delete(String region, JsonNode input) {
        parameters.delete(region, name(input));
        return MAPPER.createObjectNode();
    }

    private static String encrypted(String value) {
        return Base64.getEncoder().encodeToString(("encrypted " + value).getBytes(StandardCharsets.UTF_8));
    }

    private String arn(String region, String name) {
        return "arn:" + SimulatedAccount.partition(region) + ":ssm:" + region + ":" + account.accountId() + ":parameter"
                + (name.startsWith("/") ? "" : "/") + name;
    }

    /** The name under which the parameter is stored: without ARN and version selector. */
    private static String name(JsonNode input) {
        String name = withoutArn(input);
        int selector = name.indexOf(':');
        return selector < 0 ? name : name.substring(0, selector);
    }

    private static String selector(JsonNode input) {
        String name = withoutArn(input);
        int selector = name.indexOf(':');
        return selector < 0 ? "" : name.substring(selector + 1);
    }

    /**
     * The parameter's name in the request, with the version selector if there is one. If the request contains an ARN,
     * the name comes from the ARN.
     */
    private static String withoutArn(JsonNode input) {
        String given = input.path("Name").asText("");
        String name = given.replaceFirst(ARN_OF_A_PARAMETER, "");
        // ARNs omit the leading slash of a name such as /a/b
        return name.equals(given) || !name.contains("/") ? name : "/" + name;
    }

    private static JsonNode input(Request request) {
        try {
            return MAPPER.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new ServiceException(400, "SerializationException", "Cannot read the request body");
        }
    }
}

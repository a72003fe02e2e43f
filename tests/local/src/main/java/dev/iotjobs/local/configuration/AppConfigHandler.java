package dev.iotjobs.local.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.local.configuration.Configurations.Deployed;
import dev.iotjobs.local.configuration.Configurations.Latest;
import dev.iotjobs.local.configuration.Configurations.Place;
import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Simulates the AWS AppConfig Data API. Clients open sessions and read deployed configurations. Tests deploy
 * configurations by {@link #configurations}.
 */
public final class AppConfigHandler implements ServiceHandler {

    private static final String START = "StartConfigurationSession";
    private static final String LATEST = "GetLatestConfiguration";
    private static final int CREATED = 201;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Configurations configurations;

    public AppConfigHandler(SimulatedAccount account) {
        this.configurations = new Configurations(account.clock());
    }

    /** The deployed configurations. */
    public Configurations configurations() {
        return configurations;
    }

    @Override
    public String signingName() {
        return "appconfig";
    }

    @Override
    public Protocol protocol() {
        return Protocol.REST_JSON;
    }

    @Override
    public Call identify(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /configurationsessions" -> Call.of(START);
            case "GET /configuration" -> Call.of(LATEST);
            default ->
                throw new ServiceException(
                        404,
                        "UnknownOperationException",
                        "No such operation in this simulated account: " + request.method() + " " + request.path());
        };
    }

    @Override
    public Response handle(Request request) {
        return identify(request).operation().equals(START)
                ? start(request)
                : latest(configurations.latest(
                        request.parameter("configuration_token").orElse("")));
    }

    private Response start(Request request) {
        JsonNode input = input(request);
        String token = configurations.start(new Place(
                request.region(),
                input.path("ApplicationIdentifier").asText(""),
                input.path("EnvironmentIdentifier").asText(""),
                input.path("ConfigurationProfileIdentifier").asText("")));
        String output = MAPPER.createObjectNode()
                .put("InitialConfigurationToken", token)
                .toString();
        return new Response(
                CREATED, Map.of("Content-Type", "application/json"), output.getBytes(StandardCharsets.UTF_8), null);
    }

    /**
     * The HTTP response to GetLatestConfiguration. Without body and version label if the client already has the
     * deployed configuration.
     */
    private static Response latest(Latest latest) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Next-Poll-Configuration-Token", latest.nextToken());
        headers.put("Next-Poll-Interval-In-Seconds", "60");
        headers.put("Content-Type", "application/octet-stream");
        Deployed changed = latest.changed();
        if (changed != null && changed.versionLabel() != null) {
            headers.put("Version-Label", changed.versionLabel());
        }
        return new Response(200, headers, changed == null ? new byte[0] : changed.content(), null);
    }

    private static JsonNode input(Request request) {
        try {
            return MAPPER.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new ServiceException(400, "BadRequestException", "Cannot read the request body");
        }
    }
}

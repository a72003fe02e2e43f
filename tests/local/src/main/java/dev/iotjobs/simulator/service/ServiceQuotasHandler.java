package dev.iotjobs.simulator.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedQuotas.Quota;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The operations of Service Quotas that read quotas: one value, one default, and all quotas of a service. */
public final class ServiceQuotasHandler implements ServiceHandler {

    private static final String PREFIX = "ServiceQuotasV20190624.";
    private static final Set<String> OPERATIONS =
            Set.of("GetServiceQuota", "GetAWSDefaultServiceQuota", "ListServiceQuotas");

    private static final int PAGE = 100;

    private final SimulatedAccount account;
    private final PageTokens tokens;

    public ServiceQuotasHandler(SimulatedAccount account) {
        this.account = account;
        this.tokens = new PageTokens(account);
    }

    @Override
    public String signingName() {
        return "servicequotas";
    }

    @Override
    public Protocol protocol() {
        return Protocol.AWS_JSON_1_1;
    }

    @Override
    public Call identify(Request request) {
        return request.operation(PREFIX, OPERATIONS)
                .map(Call::of)
                .orElseThrow(() -> new ServiceException(
                        400, "UnknownOperationException", "No such operation: " + request.target()));
    }

    @Override
    public Response handle(Request request) {
        JsonNode input = input(request);
        String service = required(input, "ServiceCode");
        byte[] answer = switch (identify(request).operation()) {
            case "GetServiceQuota" ->
                one(
                        request,
                        account.quotas()
                                .find(request.region(), service, required(input, "QuotaCode"))
                                .orElseThrow(() -> absent(service, input)));
            case "GetAWSDefaultServiceQuota" ->
                one(
                        request,
                        account.quotas()
                                .findDefault(service, required(input, "QuotaCode"))
                                .orElseThrow(() -> absent(service, input)));
            default -> list(request, service, input);
        };
        return Response.awsJson("1.1", answer);
    }

    private byte[] one(Request request, Quota quota) {
        return Json.object(json -> json.object("Quota", each -> write(each, request.region(), quota)));
    }

    private byte[] list(Request request, String service, JsonNode input) {
        List<Quota> quotas = account.quotas().list(request.region(), service);
        if (quotas.isEmpty()) {
            throw absent(service, input);
        }
        String name = "ListServiceQuotas " + request.region() + " " + service;
        int start = input.hasNonNull("NextToken")
                ? Integer.parseInt(tokens.redeem(name, input.get("NextToken").asText()))
                : 0;
        int size = Math.clamp(input.path("MaxResults").asInt(PAGE), 1, PAGE);
        int end = Math.min(quotas.size(), start + size);
        return Json.object(json -> json.array(
                        "Quotas", quotas.subList(start, end), (each, quota) -> write(each, request.region(), quota))
                .put("NextToken", end < quotas.size() ? tokens.issue(name, Integer.toString(end)) : null));
    }

    private void write(Json json, String region, Quota quota) throws IOException {
        json.put("ServiceCode", quota.serviceCode())
                .put("ServiceName", quota.serviceCode().equals("iot") ? "AWS IoT" : quota.serviceCode())
                .put("QuotaArn", arn(region, quota))
                .put("QuotaCode", quota.code())
                .put("QuotaName", quota.name())
                .put("Value", quota.value())
                .put("Unit", "None")
                .put("Adjustable", quota.adjustable())
                .put("GlobalQuota", false);
    }

    private String arn(String region, Quota quota) {
        return "arn:" + SimulatedAccount.partition(region) + ":servicequotas:" + region + ":" + account.accountId()
                + ":" + quota.serviceCode() + "/" + quota.code();
    }

    private static JsonNode input(Request request) {
        try {
            return Json.MAPPER.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new ServiceException(400, "SerializationException", "Cannot read the request body");
        }
    }

    private static String required(JsonNode input, String name) {
        String value = input.path(name).asText("");
        if (value.isEmpty()) {
            throw new ServiceException(400, "IllegalArgumentException", name + " must not be null");
        }
        return value;
    }

    private static ServiceException absent(String service, JsonNode input) {
        return new ServiceException(
                400,
                "NoSuchResourceException",
                "The request failed because the specified quota does not exist: " + service + "/"
                        + input.path("QuotaCode").asText(""));
    }
}

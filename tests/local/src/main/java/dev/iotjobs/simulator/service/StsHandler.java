package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import java.util.UUID;

/** Simulates GetCallerIdentity of STS. Every access key belongs to the same user of the account. */
public final class StsHandler implements ServiceHandler {

    private final SimulatedAccount account;

    public StsHandler(SimulatedAccount account) {
        this.account = account;
    }

    @Override
    public String signingName() {
        return "sts";
    }

    @Override
    public Protocol protocol() {
        return Protocol.QUERY;
    }

    @Override
    public Call identify(Request request) {
        String action = request.form()
                .getOrDefault("Action", request.parameter("Action").orElse(""));
        if (!action.equals("GetCallerIdentity")) {
            throw new ServiceException(400, "InvalidAction", "Could not find operation '" + action + "'");
        }
        return Call.of(action);
    }

    @Override
    public Response handle(Request request) {
        String result =
                "<Arn>arn:%s:iam::%s:user/simulated</Arn><UserId>AIDASIMULATEDUSER0000</UserId><Account>%s</Account>"
                        .formatted(
                                SimulatedAccount.partition(request.region()), account.accountId(), account.accountId());
        return Response.xml("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                + "<GetCallerIdentityResult>" + result + "</GetCallerIdentityResult>"
                + "<ResponseMetadata><RequestId>" + UUID.randomUUID() + "</RequestId></ResponseMetadata>"
                + "</GetCallerIdentityResponse>");
    }
}

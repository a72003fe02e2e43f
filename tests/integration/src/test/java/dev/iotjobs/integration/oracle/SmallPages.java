package dev.iotjobs.integration.oracle;

import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.Protocol;
import dev.iotjobs.simulator.Request;
import dev.iotjobs.simulator.Response;
import dev.iotjobs.simulator.ServiceHandler;
import java.util.HashMap;
import java.util.Map;

/** A service that gives fewer jobs a page than it was asked for, as it may, so that a small account has many pages. */
record SmallPages(ServiceHandler iot, int jobsAPage) implements ServiceHandler {

    @Override
    public String signingName() {
        return iot.signingName();
    }

    @Override
    public Protocol protocol() {
        return iot.protocol();
    }

    @Override
    public Call identify(Request request) {
        return iot.identify(request);
    }

    @Override
    public Response handle(Request request) {
        return iot.handle(identify(request).operation().equals("ListJobs") ? withSmallPage(request) : request);
    }

    private Request withSmallPage(Request request) {
        Map<String, String> query = new HashMap<>(request.query());
        query.put("maxResults", String.valueOf(jobsAPage));
        return new Request(
                request.service(),
                request.region(),
                request.method(),
                request.path(),
                query,
                request.headers(),
                request.body());
    }
}

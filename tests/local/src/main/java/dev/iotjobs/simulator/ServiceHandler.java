package dev.iotjobs.simulator;

import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;

/** One AWS service of the simulated account. Called from many threads at once. */
public interface ServiceHandler {

    /** The service's name in a SigV4 credential scope, such as {@code iot} or {@code servicequotas}. */
    String signingName();

    /** The wire protocol, which decides how an error looks. */
    Protocol protocol();

    /**
     * Says which operation a request calls, without side effects. The server throttles, breaks, delays and logs by it.
     *
     * @throws ServiceException when there is no such operation
     */
    Call identify(Request request);

    /**
     * Answers a request.
     *
     * @throws ServiceException for every answer that is an error of the service
     */
    Response handle(Request request);
}

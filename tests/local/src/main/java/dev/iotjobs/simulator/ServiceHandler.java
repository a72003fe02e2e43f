package dev.iotjobs.simulator;

import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;

/** One service of the simulated account. Methods are called by many threads at once. */
public interface ServiceHandler {

    /** The service's name in a SigV4 credential scope, such as {@code iot} or {@code servicequotas}. */
    String signingName();

    /** The wire protocol of the service. It determines the form of the service's error responses. */
    Protocol protocol();

    /**
     * Identifies the operation of a request, without side effects. The server uses the result for rate limits, faults
     * and its log.
     *
     * @throws ServiceException if the service has no such operation
     */
    Call identify(Request request);

    /**
     * Answers a request.
     *
     * @throws ServiceException for every error that the service answers with
     */
    Response handle(Request request);
}

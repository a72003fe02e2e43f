package dev.iotjobs.simulator;

import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.RequestLog;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import dev.iotjobs.simulator.http.UriText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the service of each request, applies rate limits and faults, and calls the service. */
final class Dispatcher {

    private static final Pattern SCOPE =
            Pattern.compile("Credential=[^/]+/\\d{8}/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request");

    private final SimulatedAccount account;
    private final Map<String, ServiceHandler> handlers;
    private final RequestLog log;
    private final CrashPoint crash;

    Dispatcher(SimulatedAccount account, Map<String, ServiceHandler> handlers, RequestLog log, CrashPoint crash) {
        this.account = account;
        this.handlers = handlers;
        this.log = log;
        this.crash = crash;
    }

    /** A request as it arrived. Its service and region are not known yet. */
    @SuppressWarnings("ArrayRecordComponent") // used by one request, never compared
    record Raw(String method, String path, @Nullable String query, Map<String, String> headers, byte[] body) {}

    /** What the server sends back: a whole answer, a part of it, or nothing. */
    sealed interface Answer {
        record Whole(Response response) implements Answer {}

        record Cut(Response response) implements Answer {}

        record Silence() implements Answer {}
    }

    Answer dispatch(Raw raw) {
        Instant arrival = account.clock().instant();
        try {
            Request request = authenticated(raw);
            return answer(handler(request), request, arrival);
        } catch (ServiceException unknown) {
            return new Answer.Whole(Protocol.REST_JSON.error(unknown));
        }
    }

    private static Request authenticated(Raw raw) {
        @Nullable String authorization = raw.headers().get("authorization");
        if (authorization == null) {
            throw new ServiceException(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Matcher scope = SCOPE.matcher(authorization);
        if (!scope.find()) {
            throw new ServiceException(
                    403,
                    "IncompleteSignatureException",
                    "Authorization header requires 'Credential' parameter with a SigV4 scope.");
        }
        return new Request(
                scope.group("service"),
                scope.group("region"),
                raw.method(),
                raw.path(),
                UriText.parameters(raw.query()),
                raw.headers(),
                raw.body());
    }

    private ServiceHandler handler(Request request) {
        @Nullable ServiceHandler handler = handlers.get(request.service());
        if (handler == null) {
            throw new ServiceException(
                    403,
                    "InvalidSignatureException",
                    "Credential should be scoped to one of the services " + new TreeSet<>(handlers.keySet())
                            + ", not to '" + request.service() + "'.");
        }
        return handler;
    }

    private Answer answer(ServiceHandler handler, Request request, Instant arrival) {
        Call call;
        try {
            call = handler.identify(request);
        } catch (ServiceException unknown) {
            return new Answer.Whole(handler.protocol().error(unknown));
        }
        RequestLog.Api api = new RequestLog.Api(request.service(), request.region(), call.operation());
        long number = log.arrived(api, arrival);
        Answer whole = crash.arrives(number) ? perform(handler, request, call, api) : new Answer.Silence();
        Answer answer = crash.answered(number) ? whole : new Answer.Silence();
        log.answered(entry(number, arrival, api, call, answer));
        return answer;
    }

    private Answer perform(ServiceHandler handler, Request request, Call call, RequestLog.Api api) {
        pause(account.latency());
        if (!account.rateLimits().tryAcquire(api)) {
            return new Answer.Whole(
                    handler.protocol().error(new ServiceException(400, "ThrottlingException", "Rate exceeded")));
        }
        List<Effect> effects = account.faults().strike(call, request);
        @Nullable Answer instead = before(handler, request, effects);
        if (instead != null) {
            return instead;
        }
        return after(respond(handler, request), effects);
    }

    private static Response respond(ServiceHandler handler, Request request) {
        try {
            return handler.handle(request);
        } catch (ServiceException refused) {
            return handler.protocol().error(refused);
        } catch (RuntimeException defect) { // in the simulation: a service would answer with a 500
            return handler.protocol()
                    .error(new ServiceException(500, "InternalFailure", "Simulator defect: " + defect));
        }
    }

    private static @Nullable Answer before(ServiceHandler handler, Request request, List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Slow(Duration by) -> pause(by);
                case Effect.Before(Runnable action) -> action.run();
                case Effect.Reset() -> {
                    return new Answer.Silence();
                }
                case Effect.Fail(int status, String code, String message) -> {
                    return new Answer.Whole(handler.protocol().error(new ServiceException(status, code, message)));
                }
                case Effect.Refuse(var refusal) -> {
                    return new Answer.Whole(refusal.apply(request));
                }
                case Effect.LoseAnswer _,
                        Effect.CutAnswer _,
                        Effect.Rewrite _,
                        Effect.After _ -> {} // applied after the call, by after()
            }
        }
        return null;
    }

    private static Answer after(Response response, List<Effect> effects) {
        Response current = response;
        boolean lost = false;
        boolean cut = false;
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.LoseAnswer() -> lost = true;
                case Effect.CutAnswer() -> cut = true;
                case Effect.Rewrite(var body) ->
                    current = response.errorCode() == null ? current.withBody(body.apply(current.body())) : current;
                case Effect.After(Runnable action) -> action.run();
                case Effect.Slow _, Effect.Before _, Effect.Reset _, Effect.Fail _, Effect.Refuse _ -> {}
            }
        }
        if (lost) {
            return new Answer.Silence();
        }
        return cut ? new Answer.Cut(current) : new Answer.Whole(current);
    }

    private static RequestLog.Entry entry(long number, Instant arrival, RequestLog.Api api, Call call, Answer answer) {
        String action = api.service() + ":" + call.action();
        return switch (answer) {
            case Answer.Silence() -> new RequestLog.Entry(number, arrival, api, action, call.resource(), 0, null);
            case Answer.Cut(Response cut) ->
                new RequestLog.Entry(number, arrival, api, action, call.resource(), 0, cut.errorCode());
            case Answer.Whole(Response whole) ->
                new RequestLog.Entry(number, arrival, api, action, call.resource(), whole.status(), whole.errorCode());
        };
    }

    private static void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            Thread.sleep(time); // the simulated delay
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

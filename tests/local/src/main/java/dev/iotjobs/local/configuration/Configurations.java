package dev.iotjobs.local.configuration;

import dev.iotjobs.simulator.http.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The configurations that AppConfig has deployed in an account, and the sessions that read them. Thread-safe. */
public final class Configurations {

    private static final Duration LIFE_OF_A_TOKEN = Duration.ofDays(1);

    private final Map<Place, Deployed> deployed = new HashMap<>();
    private final Map<String, Session> sessionsByToken = new HashMap<>();
    private final InstantSource clock;

    Configurations(InstantSource clock) {
        this.clock = clock;
    }

    /** Identifies a configuration by the IDs or names that a client sends. */
    public record Place(String region, String application, String environment, String profile) {}

    /**
     * A deployment of a configuration.
     *
     * @param number position among the deployments of the same configuration, from 1
     * @param versionLabel label of the deployed version; null if the version has no label
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Deployed(int number, byte[] content, @Nullable String versionLabel) {}

    /**
     * A session of a client.
     *
     * @param sent number of the last deployment that the client received; 0 at first
     * @param since when the session's current token was issued
     */
    private record Session(Place place, int sent, Instant since) {}

    /**
     * The answer to one request of a session.
     *
     * @param changed the current deployment; null if the client has received it before
     * @param nextToken token for the next request
     */
    record Latest(@Nullable Deployed changed, String nextToken) {}

    /** Deploys a configuration at once. It replaces the version that was deployed at this place before. */
    public synchronized void deploy(Place place, byte[] content, @Nullable String versionLabel) {
        Deployed before = deployed.get(place);
        int number = before == null ? 1 : before.number() + 1;
        deployed.put(place, new Deployed(number, content.clone(), versionLabel));
    }

    /**
     * Starts a session that reads one configuration. Returns the first token of the session.
     *
     * @throws ServiceException if the configuration is not deployed
     */
    synchronized String start(Place place) {
        if (!deployed.containsKey(place)) {
            throw new ServiceException(
                    404,
                    "ResourceNotFoundException",
                    "Configuration " + place.application() + "/" + place.environment() + "/" + place.profile()
                            + " could not be found");
        }
        return token(new Session(place, 0, clock.instant()));
    }

    /**
     * Answers the request of a session for its current configuration.
     *
     * @param token from {@link #start} or from the previous answer of the session; valid once, for one day
     * @throws ServiceException if the token is not valid
     */
    synchronized Latest latest(String token) {
        Session session = sessionsByToken.remove(token);
        Instant now = clock.instant();
        if (session == null || now.isAfter(session.since().plus(LIFE_OF_A_TOKEN))) {
            throw new ServiceException(
                    400, "BadRequestException", "Request failed validation: configuration_token is not valid");
        }
        Deployed current = deployed.get(session.place());
        if (current == null || current.number() == session.sent()) {
            return new Latest(null, token(new Session(session.place(), session.sent(), now)));
        }
        return new Latest(current, token(new Session(session.place(), current.number(), now)));
    }

    private String token(Session session) {
        String token = UUID.randomUUID().toString();
        sessionsByToken.put(token, session);
        return token;
    }
}

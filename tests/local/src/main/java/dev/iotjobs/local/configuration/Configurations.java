package dev.iotjobs.local.configuration;

import dev.iotjobs.simulator.http.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What AppConfig has deployed in an account, and the sessions of those who read it. Thread-safe. */
public final class Configurations {

    private static final Duration LIFE_OF_A_TOKEN = Duration.ofDays(1);

    private final Map<Place, Deployed> deployed = new HashMap<>();
    private final Map<String, Session> sessionsByToken = new HashMap<>();
    private final InstantSource clock;

    Configurations(InstantSource clock) {
        this.clock = clock;
    }

    /** Where a configuration is deployed, by the IDs or names that a client sends. */
    public record Place(String region, String application, String environment, String profile) {}

    /**
     * A deployment.
     *
     * @param number from 1, of this place
     * @param versionLabel null for a version without one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Deployed(int number, byte[] content, @Nullable String versionLabel) {}

    /** @param sent number of the last deployment that this session was sent; 0 at its start */
    private record Session(Place place, int sent, Instant since) {}

    /**
     * The answer to the next request of a session.
     *
     * @param changed null if the session was sent it before
     * @param nextToken for the request after it
     */
    record Latest(@Nullable Deployed changed, String nextToken) {}

    /** Deploys a configuration, or the next version of it, at once. */
    public synchronized void deploy(Place place, byte[] content, @Nullable String versionLabel) {
        Deployed before = deployed.get(place);
        int number = before == null ? 1 : before.number() + 1;
        deployed.put(place, new Deployed(number, content.clone(), versionLabel));
    }

    /** Starts a session and returns its first token. */
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

    /** Answers the request with this token, which is valid only once. */
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

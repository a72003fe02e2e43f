package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the client request tokens of transactions, so that a repeated request does not execute its transaction
 * again. Thread-safe.
 */
final class RequestTokens {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_TOKENS = 10_000;

    private final InstantSource clock;

    private final Map<String, Made> made = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
            return size() > MOST_TOKENS;
        }
    };

    RequestTokens(InstantSource clock) {
        this.clock = clock;
    }

    private record Made(String content, Instant at) {}

    /**
     * Executes a transaction and returns its answer. If a transaction with the same token was executed in the last ten
     * minutes, executes nothing and returns an empty object.
     *
     * @param token null if the client sent none
     * @param content the requested changes
     * @throws dev.iotjobs.simulator.http.ServiceException if the earlier request with this token had different content
     */
    synchronized ObjectNode once(@Nullable String token, JsonNode content, Supplier<ObjectNode> transaction) {
        if (token == null) {
            return transaction.get();
        }
        String digest = digest(content.toString());
        Made before = made.get(token);
        Instant now = clock.instant();
        if (before == null || before.at().plus(KEPT).isBefore(now)) {
            ObjectNode answer = transaction.get();
            made.put(token, new Made(digest, now));
            return answer;
        }
        if (!before.content().equals(digest)) {
            throw Errors.tokenReused();
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.aws.error.ErrorCodes;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Retries a call after contention: another call writes the same item at the same time, or DynamoDB still throttles
 * after the SDK's own retries. Safe for use by several threads.
 */
final class ContentionRetry {

    static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final Set<String> TRANSIENT_CANCELLATIONS =
            Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final Timeline timeline;

    ContentionRetry(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * Makes a call, and retries it after contention. Makes up to {@value #ATTEMPTS} attempts in all.
     *
     * @param key key of the item or items; calls with different keys wait for different times
     */
    <T> T overcome(Object key, Supplier<T> call) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return call.get();
            } catch (AwsServiceException e) {
                if (!isContention(e)) {
                    throw e;
                }
                pause(attempt, key);
            }
        }
        return call.get();
    }

    /**
     * Waits before the next attempt. The maximum wait doubles with each attempt, from 50 ms to 3.2 s. The wait is at
     * least half of this maximum.
     *
     * @param attempt number of attempts so far, at least 1
     */
    void pause(int attempt, Object key) {
        long longest = FIRST_PAUSE_MILLIS << Math.min(attempt - 1, ATTEMPTS - 2);
        Instant now = timeline.instant();
        long jitter = Math.floorMod(Objects.hash(key, now), longest / 2 + 1);
        try {
            timeline.sleepUntil(now.plusMillis(longest - jitter));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while waiting for DynamoDB", e);
        }
    }

    private static boolean isContention(SdkException e) {
        return switch (e) {
            case TransactionCanceledException cancelled -> isTransient(cancelled);
            case TransactionConflictException _, TransactionInProgressException _ -> true;
            case AwsServiceException service -> ErrorCodes.isThrottled(service);
            default -> false;
        };
    }

    private static boolean isTransient(TransactionCanceledException e) {
        return e.hasCancellationReasons()
                && e.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .allMatch(code -> code == null || TRANSIENT_CANCELLATIONS.contains(code));
    }
}

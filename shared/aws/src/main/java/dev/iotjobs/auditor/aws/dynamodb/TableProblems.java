package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.aws.error.ErrorCodes;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.Write;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Describes why a table cannot be used, for the person who must fix the problem. */
final class TableProblems {

    /** Maximum number of reasons that a message about a cancelled transaction names. */
    private static final int SHOWN_REASONS = 3;

    /** Maximum length of each part of a key in a message, in characters. A longer part is cut. */
    private static final int SHOWN_CHARACTERS = 100;

    private final String table;
    private final String region;
    private final String setting;

    TableProblems(String table, String region, String setting) {
        this.table = table;
        this.region = region;
        this.setting = setting;
    }

    /**
     * Describes why a call failed.
     *
     * @param key what the call reads or writes: an {@link ItemKey}, a collection of item keys, or the key of a
     *     partition
     */
    StoreException describe(Object key, SdkException e) {
        return describe("table '" + table + "'", ", " + shown(key), ErrorCodes.describe(e), e);
    }

    /** Describes why a transaction failed. The message names all tables of the transaction. */
    StoreException describe(List<Write> writes, SdkException e) {
        // DynamoDB does not say which table is at fault
        Set<String> names = writes.stream()
                .map(write -> "'" + write.table().name() + "'")
                .collect(Collectors.toCollection(TreeSet::new));
        if (e instanceof ResourceNotFoundException) {
            return missing("table " + String.join(" or ", names), e);
        }
        String tables = "a transaction on " + String.join(", ", names);
        String what = ErrorCodes.describe(e) + reasons(writes, e);
        return describe(tables, " of " + writes.size() + " writes", what, e);
    }

    private StoreException describe(String tables, String subject, String what, SdkException e) {
        String place = tables + " in " + region;
        if (e instanceof ResourceNotFoundException) {
            return missing(tables, e);
        }
        if (e instanceof AwsServiceException service && ErrorCodes.isDenied(service)) {
            return new StoreException(place + ": access is denied: " + what, e);
        }
        if (e instanceof AwsServiceException service && ErrorCodes.isThrottled(service)) {
            return new StoreException(
                    place + " still throttled the call after " + ContentionRetry.ATTEMPTS + " attempts: " + what, e);
        }
        return new StoreException(place + subject + ": " + what, e);
    }

    private StoreException missing(String table, SdkException e) {
        return new StoreException(
                table + " in " + region + " does not exist: give the name of the stack's table in " + setting
                        + ", or deploy template.yaml in this Region; on an emulator, 'audit run --create-resources' creates it",
                e);
    }

    private static String reasons(List<Write> writes, SdkException e) {
        if (!(e instanceof TransactionCanceledException cancelled) || !cancelled.hasCancellationReasons()) {
            return "";
        }
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        return IntStream.range(0, Math.min(reasons.size(), writes.size()))
                .filter(i -> reasons.get(i).message() != null)
                .limit(SHOWN_REASONS)
                .mapToObj(i -> "; " + shown(writes.get(i).key()) + ": "
                        + reasons.get(i).message())
                .collect(Collectors.joining());
    }

    private static String shown(Object key) {
        return switch (key) {
            case ItemKey(String partition, String sort) -> "item '" + cut(partition) + "' '" + cut(sort) + "'";
            case Collection<?> keys -> keys.size() == 1 ? shown(keys.iterator().next()) : keys.size() + " items";
            default -> "partition '" + cut(key.toString()) + "'";
        };
    }

    private static String cut(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }
}

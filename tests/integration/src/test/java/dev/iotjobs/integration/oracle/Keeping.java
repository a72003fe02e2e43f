package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.InMemoryAuditStore;
import dev.iotjobs.auditor.audit.Timeline;
import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.integration.Cloud;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.proxy.ForwardingHandler;
import dev.iotjobs.simulator.ServiceHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where an audit keeps what it finds.
 *
 * @param services what has to be served beside the account for it
 * @param storeAt the store as it is reached through an account's endpoint, with all that goes wrong there
 * @param undisturbed the same store, at its best
 */
record Keeping(List<ServiceHandler> services, Function<Cloud, AuditStore> storeAt, AuditStore undisturbed)
        implements AutoCloseable {

    private static final Settings TABLES = Settings.fromEnvironment(Map.of());

    static Keeping inMemory() {
        AuditStore store = new InMemoryAuditStore();
        return new Keeping(List.of(), _ -> store, store);
    }

    /** Makes the tables that {@link #inDynamoDb} uses. Histories share them, each in a Region of its own. */
    static void makeTables(LocalAccount account) {
        cloud(account).makeTables(TABLES);
    }

    static Keeping inDynamoDb(LocalAccount account, Timeline timeline) {
        return new Keeping(
                List.of(ForwardingHandler.dynamoDb(account.dynamoDbEndpoint())),
                reached -> reached.storeThatTriesOnce(TABLES, timeline),
                cloud(account).store(TABLES, timeline));
    }

    private static Cloud cloud(LocalAccount account) {
        return new Cloud(account.dynamoDbEndpoint(), account.endpoint());
    }

    boolean isInDynamoDb() {
        return !services.isEmpty();
    }

    @Override
    public void close() {
        services.forEach(service -> ((ForwardingHandler) service).close());
    }
}

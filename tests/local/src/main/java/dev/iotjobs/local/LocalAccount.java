package dev.iotjobs.local;

import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.local.configuration.AppConfigHandler;
import dev.iotjobs.local.configuration.Configurations;
import dev.iotjobs.local.configuration.ParameterStoreHandler;
import dev.iotjobs.local.dynamodb.DynamoDbHandler;
import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.http.RequestLog;
import dev.iotjobs.simulator.service.SimulatedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole AWS account in this process, reached the way AWS is reached: by endpoint. IoT, DynamoDB, SNS, SQS, Parameter
 * Store, AppConfig and the other services of the simulator share one. Calls to it, and calls through a {@link Door},
 * are logged, and the account's faults affect them. Everything is in memory, and lost when the account is closed.
 */
public final class LocalAccount implements AutoCloseable {

    /** The account that AWS's documentation uses. */
    public static final String ACCOUNT_ID = "123456789012";

    /** Any free port. */
    public static final int ANY_PORT = 0;

    private final SimulatedAccount account;
    private final DynamoDbHandler dynamoDb;
    private final AppConfigHandler appConfig;
    private final List<ServiceHandler> services;
    private final SimulatorServer server;
    private final Topics topics;
    private final Queues queues;
    private final Delivery delivery;

    private LocalAccount(SimulatedAccount account, int port) {
        this.account = account;
        this.dynamoDb = new DynamoDbHandler(account);
        this.appConfig = new AppConfigHandler(account);
        this.topics = new Topics(account.accountId());
        this.queues = new Queues(account.accountId(), account.clock());
        this.delivery = new Delivery(topics, queues, account.clock());
        List<ServiceHandler> all = new ArrayList<>(SimulatedServices.of(account));
        all.add(new SnsHandler(topics, delivery));
        all.add(new SqsHandler(queues));
        all.add(new ParameterStoreHandler(account));
        all.add(appConfig);
        all.add(dynamoDb);
        this.services = List.copyOf(all);
        this.server = SimulatorServer.start(port, account, services);
    }

    /**
     * Starts an account without jobs on a free port.
     *
     * @throws IOException when this machine refuses to listen
     */
    public static LocalAccount start(InstantSource clock) throws IOException {
        return start(new SimulatedAccount(ACCOUNT_ID, clock), ANY_PORT);
    }

    /**
     * Starts an account.
     *
     * @param account its jobs, quotas and faults; faults strike all services
     * @param port on the loopback interface, or {@link #ANY_PORT}
     * @throws IOException when the port is taken
     */
    public static LocalAccount start(SimulatedAccount account, int port) throws IOException {
        try {
            return new LocalAccount(account, port);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What a user exports, so that SDKs and the AWS CLI reach this account. */
    public Map<String, String> environment(String region) {
        return Environments.of(region, endpoint());
    }

    /** A way into this account for one client, with all of its calls in one log. The client's to close. */
    public Door door() {
        return door(CrashPoint.NEVER);
    }

    /** A way into this account that treats its client as killed from a call on. */
    public Door door(CrashPoint crash) {
        return new Door(SimulatorServer.start(0, account, services, crash), crash);
    }

    /** Where every service answers. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** The tables of a Region, past faults and log. */
    public MemoryDatabase tables(String region) {
        return dynamoDb.tables(region);
    }

    /** DynamoDB alone, for a second server. */
    public ServiceHandler dynamoDb() {
        return dynamoDb;
    }

    /** What AppConfig has deployed, in all Regions. */
    public Configurations configurations() {
        return appConfig.configurations();
    }

    /** The jobs, quotas, faults and rates behind the endpoint. */
    public SimulatedAccount account() {
        return account;
    }

    /** Every call made to {@link #endpoint()}. */
    public RequestLog requests() {
        return server.log();
    }

    /** Every mail that SNS sent, oldest first. */
    public List<Mail> mailbox() {
        return delivery.mails();
    }

    /** The ARN of the topic of that name, which is made if there is none. */
    public String createTopic(String region, String name) {
        return topics.create(region, name, Map.of());
    }

    /** Subscribes a mail address to a topic. Nothing needs to be confirmed. */
    public void subscribeMail(String topicArn, String address) {
        topics.subscribe(topicArn, "email", address, Map.of());
    }

    /** A queue, made if there is none of the name, that gets what is published to the topic from now on. */
    public Queue subscribeQueue(String topicArn, String queueName) {
        Queue queue = queues.create(topicArn.split(":", -1)[3], queueName, Map.of());
        topics.subscribe(topicArn, "sqs", queue.arn(), Map.of());
        return queue;
    }

    /** The queue of that name, if there is one. */
    public Optional<Queue> queue(String region, String name) {
        return queues.find(region, name);
    }

    @Override
    public void close() {
        server.close();
    }
}

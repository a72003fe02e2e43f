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
 * A simulated AWS account in this process, reached by HTTP like AWS. One endpoint serves IoT, DynamoDB, SNS, SQS,
 * Parameter Store, AppConfig, STS and Service Quotas. A {@link Door} is a further endpoint. Each endpoint logs its
 * calls. All data is in memory and is lost when the account is closed.
 */
public final class LocalAccount implements AutoCloseable {

    /** The account id that AWS uses in its documentation. */
    public static final String ACCOUNT_ID = "123456789012";

    /** The port number that makes the operating system choose a free port. */
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
     * @param clock the time of all services
     * @throws IOException if the port cannot be opened
     */
    public static LocalAccount start(InstantSource clock) throws IOException {
        return start(new SimulatedAccount(ACCOUNT_ID, clock), ANY_PORT);
    }

    /**
     * Starts an account.
     *
     * @param account the jobs, quotas and faults of the account; the faults affect the calls to all services
     * @param port port number on the loopback interface, or {@link #ANY_PORT}
     * @throws IOException if the port cannot be opened, for example because it is taken
     */
    public static LocalAccount start(SimulatedAccount account, int port) throws IOException {
        try {
            return new LocalAccount(account, port);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Environment variables with which SDKs and the AWS CLI reach this account. */
    public Map<String, String> environment(String region) {
        return Environments.of(region, endpoint());
    }

    /** Opens a separate endpoint for one client. The caller closes it. */
    public Door door() {
        return door(CrashPoint.NEVER);
    }

    /**
     * Opens a separate endpoint for one client that is killed at the given crash point. The caller closes the endpoint.
     */
    public Door door(CrashPoint crash) {
        return new Door(SimulatorServer.start(0, account, services, crash), crash);
    }

    /** The URL at which every service answers. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** The tables of a Region. Direct access to them bypasses the endpoint, its faults and its log. */
    public MemoryDatabase tables(String region) {
        return dynamoDb.tables(region);
    }

    /** The handler for DynamoDB. A second server can use it to serve the same tables. */
    public ServiceHandler dynamoDb() {
        return dynamoDb;
    }

    /** The configurations that AppConfig has deployed, in all Regions. */
    public Configurations configurations() {
        return appConfig.configurations();
    }

    /** The jobs, quotas, rate limits and faults of this account. */
    public SimulatedAccount account() {
        return account;
    }

    /** The log of all calls to {@link #endpoint()}. */
    public RequestLog requests() {
        return server.log();
    }

    /** All mails that SNS has sent, oldest first. */
    public List<Mail> mailbox() {
        return delivery.mails();
    }

    /** The ARN of the topic with this name. Creates the topic if it does not exist. */
    public String createTopic(String region, String name) {
        return topics.create(region, name, Map.of());
    }

    /** Subscribes a mail address to a topic. The subscription needs no confirmation. */
    public void subscribeMail(String topicArn, String address) {
        topics.subscribe(topicArn, "email", address, Map.of());
    }

    /** Subscribes a queue to a topic. Creates the queue if it does not exist. */
    public Queue subscribeQueue(String topicArn, String queueName) {
        Queue queue = queues.create(topicArn.split(":", -1)[3], queueName, Map.of());
        topics.subscribe(topicArn, "sqs", queue.arn(), Map.of());
        return queue;
    }

    /** The queue with this name; empty if it does not exist. */
    public Optional<Queue> queue(String region, String name) {
        return queues.find(region, name);
    }

    @Override
    public void close() {
        server.close();
    }
}

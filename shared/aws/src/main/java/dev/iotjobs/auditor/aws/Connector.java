package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.Tables;
import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.audit.run.RunReader;
import dev.iotjobs.auditor.aws.dynamodb.AwsTable;
import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.error.ErrorCodes;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.aws.settings.Endpoints;
import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.aws.settings.SettingsRules;
import dev.iotjobs.auditor.aws.settings.TopicArn;
import dev.iotjobs.auditor.aws.sns.SnsAlertChannel;
import dev.iotjobs.auditor.message.AlertChannel;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySource;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Selection;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Determines the home Region and the account, and checks the required tables and topic. Reports each problem in one
 * line.
 */
final class Connector {

    private static final ItemKey NO_ITEM = new ItemKey("-", "-");

    private final Settings settings;
    private final Resources resources;
    private final Timeline timeline;
    private final @Nullable Supplier<Account> account;

    /** @param account called each time a connection needs the caller's account; null to ask STS once per connection */
    Connector(Settings settings, Resources resources, Timeline timeline, @Nullable Supplier<Account> account) {
        this.settings = settings;
        this.resources = resources;
        this.timeline = timeline;
        this.account = account;
    }

    /** The account, tables, topic and clients of an audit. */
    record Connection(
            AwsClients clients,
            Supplier<Account> account,
            Places places,
            Budget budget,
            Tables tables,
            AlertChannel channel) {

        List<String> regions() {
            return places.regions();
        }

        /**
         * The Region whose findings report problems of the whole installation: the home Region if it is audited, else
         * the first audited Region.
         */
        String statingRegion() {
            String home = places.home().id();
            return regions().contains(home) ? home : regions().getFirst();
        }
    }

    /**
     * The Regions that audits use.
     *
     * @param home Region of the tables, and of a policy whose location names no Region
     * @param regions the audited Regions
     */
    record Places(Region home, List<String> regions) {}

    Connection connect() {
        requireTopic();
        String defaultRegion = defaultRegion();
        Region home = homeRegion(defaultRegion);
        Credentials credentials = Credentials.find();
        AwsClients clients = new AwsClients(credentials.provider());
        try {
            List<String> regions = regions(defaultRegion, home);
            makeAll(clients, home, regions);
            credentials.require();
            return connect(clients, home, regions);
        } catch (RuntimeException e) {
            clients.close();
            throw e;
        }
    }

    /** Makes the source of the configured policy; null if no policy is configured. Makes no AWS call. */
    @Nullable
    PolicySource policySource(Connection connection) {
        PolicyLocation location = settings.policy();
        AwsClients clients = connection.clients();
        Region home = connection.places().home();
        return location == null ? null : setUp(clients, () -> PolicySources.of(location, clients, home));
    }

    /** Reads the policy at this location once. Needs credentials, but no table and no topic. */
    PolicyReading readPolicy(PolicyLocation location, PolicyFormat format) {
        Region home = homeRegion(defaultRegion());
        Credentials credentials = Credentials.find();
        try (AwsClients clients = new AwsClients(credentials.provider())) {
            PolicySource source = setUp(clients, () -> PolicySources.of(location, clients, home));
            credentials.require();
            return switch (source.read()) {
                case PolicySource.Answer.Document document -> format.parse(document.text());
                case PolicySource.Answer.Unreadable unreadable -> PolicyReading.unreadable(1, 1, unreadable.reason());
            };
        }
    }

    /**
     * Reads the figures that audits stored about a rule. Empty if they stored none.
     *
     * @param patience time-out of each call; no call is retried
     */
    Optional<RuleFigures> figures(String ruleId, Duration patience) {
        Region home = homeRegion(defaultRegion());
        try (AwsClients clients = new AwsClients(Credentials.find().provider(), patience)) {
            Account caller = caller(clients, home);
            ItemTable state = stateTable(clients.dynamoDbOnce(home), home);
            return new RunReader(caller.partition(), caller.id(), state).figures(ruleId);
        }
    }

    /**
     * Makes the clients of a connection.
     *
     * @throws SettingsException if an endpoint address is malformed
     */
    private void makeAll(AwsClients clients, Region home, List<String> regions) {
        // Before the first call, so that no call fails because of a malformed address
        setUp(clients, () -> {
            clients.sts(home);
            clients.dynamoDb(home);
            if (resources == Resources.TABLES_ONLY) {
                return List.of(); // A person waits, and making clients takes time
            }
            clients.sns(home);
            return regions.stream()
                    .map(region -> clients.jobSource(Region.of(region)))
                    .toList();
        });
    }

    private static <T> T setUp(AwsClients clients, Supplier<T> making) {
        T made;
        try {
            made = making.get();
        } catch (SdkClientException | IllegalArgumentException | IllegalStateException e) {
            throw new SettingsException("the AWS SDK cannot be set up: " + e.getMessage(), e);
        }
        List<String> problems = Endpoints.problems(clients.made());
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return made;
    }

    private Connection connect(AwsClients clients, Region home, List<String> regions) {
        Supplier<Account> account = account(clients, home);
        if (resources == Resources.NONE || resources == Resources.IN_MEMORY) {
            return new Connection(
                    clients,
                    account,
                    new Places(home, regions),
                    settings.dryRunBudget(),
                    dryTables(clients, home),
                    _ -> new Delivery.Accepted());
        }
        String topicArn = resources == Resources.CREATE_MISSING ? makeMissing(clients, home) : settings.topicArn();
        if (resources != Resources.TOPIC_ONLY) {
            check(tables(clients.dynamoDbForFirstCall(home), home));
        }
        Tables tables = tables(clients.dynamoDb(home), home);
        AlertChannel channel = resources == Resources.FINDINGS_ONLY || resources == Resources.TABLES_ONLY
                ? _ -> new Delivery.Refused("no topic is used")
                : channel(clients, topicArn);
        return new Connection(
                clients, account, new Places(home, regions), settings.limits().budget(), tables, channel);
    }

    private Tables dryTables(AwsClients clients, Region home) {
        MemoryDatabase memory = new MemoryDatabase(timeline);
        ItemTable watched = settings.tables().stateNamed() ? stateTable(clients.dynamoDb(home), home) : null;
        return new Tables(
                memory.table(settings.tables().findings()),
                memory.table(settings.tables().state()),
                watched,
                resources != Resources.NONE);
    }

    private void requireTopic() {
        boolean exists = resources == Resources.EXISTING || resources == Resources.TOPIC_ONLY;
        if (exists && settings.topicArn() == null) {
            throw new SettingsException(SettingsRules.TOPIC_ARN
                    + ": must be the ARN of the alert topic, which is the stack's output AlertTopicArn");
        }
    }

    /** The default Region; null if the environment names none. */
    private static @Nullable String defaultRegion() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkClientException e) {
            return null;
        }
    }

    private Region homeRegion(@Nullable String defaultRegion) {
        String region = settings.homeRegion() != null ? settings.homeRegion() : defaultRegion;
        if (region == null) {
            region = settings.regions().stream()
                    .findFirst()
                    .orElseThrow(() -> new SettingsException(
                            "AWS_REGION: no Region is set; set this variable, the Region of the profile, or"
                                    + " --region"));
        }
        return Region.of(settings.withHomeRegion(region).homeRegion());
    }

    private List<String> regions(@Nullable String defaultRegion, Region home) {
        if (!settings.regions().isEmpty()) {
            return settings.regions();
        }
        return List.of(defaultRegion != null ? defaultRegion : home.id());
    }

    private Supplier<Account> account(AwsClients clients, Region home) {
        if (account != null) {
            return account;
        }
        Account caller = caller(clients, home);
        return () -> caller;
    }

    private static Account caller(AwsClients clients, Region region) {
        StsClient sts = clients.sts(region);
        try {
            GetCallerIdentityResponse caller = sts.getCallerIdentity();
            String[] arn = Optional.ofNullable(caller.arn()).orElse("").split(":", -1);
            return new Account(arn.length > 1 ? arn[1] : "aws", caller.account());
        } catch (AwsServiceException e) {
            String who =
                    ErrorCodes.isAboutCredentials(e) ? "AWS does not accept the credentials" : "STS refuses the call";
            throw new ConnectionException(who + ": " + ErrorCodes.describe(e), e);
        } catch (SdkException e) {
            String endpoint = sts.serviceClientConfiguration()
                    .endpointOverride()
                    .map(override -> Endpoints.shown(override.toString()) + " (" + Endpoints.VARIABLE + ")")
                    .orElse(region.id());
            throw new ConnectionException("STS cannot be reached at " + endpoint + ": " + ErrorCodes.describe(e), e);
        }
    }

    private String makeMissing(AwsClients clients, Region home) {
        DynamoDbClient dynamoDb = clients.dynamoDb(home);
        SnsClient sns = clients.sns(topicRegion(settings.topicArn()).orElse(home));
        ResourceMaker.refuseAtAws(dynamoDb, sns);
        try {
            return new ResourceMaker(dynamoDb, sns).makeMissing(settings);
        } catch (SdkException e) {
            throw new ConnectionException("tables and topic cannot be created: " + ErrorCodes.describe(e), e);
        }
    }

    private Tables tables(DynamoDbClient client, Region home) {
        ItemTable findings =
                new AwsTable(client, settings.tables().findings(), home.id(), SettingsRules.FINDINGS_TABLE, timeline);
        return new Tables(findings, stateTable(client, home));
    }

    private ItemTable stateTable(DynamoDbClient client, Region home) {
        return new AwsTable(client, settings.tables().state(), home.id(), SettingsRules.STATE_TABLE, timeline);
    }

    private void check(Tables tables) {
        List<String> problems = new ArrayList<>();
        problem(() -> readIndex(tables.findings())).ifPresent(problems::add);
        if (resources != Resources.FINDINGS_ONLY) {
            problem(() -> tables.state().read(NO_ITEM)).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    /**
     * Reads the index {@code open}, which only a findings table has.
     *
     * @throws SettingsException if the table has no such index
     */
    private static void readIndex(ItemTable findings) {
        try {
            try (Stream<Item> none = findings.read(Selection.open(NO_ITEM.partition()))) {
                none.forEach(_ -> {});
            }
        } catch (StoreException e) {
            if (e.getCause() instanceof AwsServiceException cause && ErrorCodes.isRejected(cause)) {
                throw new SettingsException(
                        SettingsRules.FINDINGS_TABLE + ": must name the findings table, got '" + findings.name()
                                + "', which has no index '" + ItemTable.OPEN_INDEX + "'",
                        e);
            }
            throw e;
        }
    }

    private static Optional<String> problem(Runnable read) {
        try {
            read.run();
            return Optional.empty();
        } catch (SettingsException e) {
            return e.problems().stream().findFirst();
        } catch (StoreException e) {
            if (e.getCause() instanceof AwsServiceException cause
                    && (ErrorCodes.isMissing(cause) || ErrorCodes.isRejected(cause))) {
                return Optional.ofNullable(e.getMessage());
            }
            throw new ConnectionException(e.getMessage(), e);
        }
    }

    private static AlertChannel channel(AwsClients clients, @Nullable String topicArn) {
        if (topicArn == null) {
            throw new IllegalStateException("no topic"); // required above
        }
        Region region = topicRegion(topicArn).orElseThrow(() -> new SettingsException("no topic: " + topicArn));
        return new SnsAlertChannel(clients.sns(region), topicArn);
    }

    private static Optional<Region> topicRegion(@Nullable String topicArn) {
        return Optional.ofNullable(topicArn).flatMap(TopicArn::parse).map(topic -> Region.of(topic.region()));
    }
}

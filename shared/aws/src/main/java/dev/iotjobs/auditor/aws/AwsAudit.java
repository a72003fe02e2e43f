package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.AuditSettings;
import dev.iotjobs.auditor.audit.Auditor;
import dev.iotjobs.auditor.audit.RegionToAudit;
import dev.iotjobs.auditor.audit.policy.Documents;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.aws.Connector.Connection;
import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.message.AlertChannel;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.Subscribers;
import dev.iotjobs.auditor.message.layout.TestMessage;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.FindingItems;
import dev.iotjobs.auditor.time.Timeline;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/** Runs audits of one AWS account. Safe for use by several threads. */
public final class AwsAudit implements AutoCloseable {

    private final Settings settings;
    private final Connection connection;
    private final Auditor auditor;
    private final Timeline timeline;

    private AwsAudit(
            Settings settings, Connection connection, PolicyChoice policy, Timeline timeline, int callsAtOnce) {
        this.settings = settings;
        this.connection = connection;
        this.timeline = timeline;
        AuditSettings howTo = new AuditSettings(
                RuleBook.standard(),
                policy,
                connection.budget(),
                settings.tick(),
                callsAtOnce,
                timeline,
                settings.accountName());
        this.auditor = new Auditor(howTo, connection.tables(), connection.channel());
    }

    /**
     * Connects to AWS, and checks the caller's identity and the resources that an audit needs. The checks take a few
     * seconds. Audits use the built-in policy.
     *
     * @throws SettingsException if the settings do not match the account, for example because a table does not exist
     * @throws ConnectionException if AWS cannot be reached or used
     */
    public static AwsAudit connect(Settings settings, Resources resources) {
        return connect(settings, resources, Timeline.system());
    }

    /**
     * Connects like {@link #connect(Settings, Resources)}, with the given timeline.
     *
     * @param timeline the clock by which audits read the time and wait
     */
    public static AwsAudit connect(Settings settings, Resources resources, Timeline timeline) {
        return connect(settings, resources, timeline, AuditSettings.DEFAULT_CALLS_AT_ONCE);
    }

    /** Connects like {@link #connect(Settings, Resources)}. Audits use the given policy instead of the built-in one. */
    public static AwsAudit connect(Settings settings, PolicyChoice policy, Resources resources, Timeline timeline) {
        Connector connector = new Connector(settings, resources, timeline, null);
        return new AwsAudit(settings, connector.connect(), policy, timeline, AuditSettings.DEFAULT_CALLS_AT_ONCE);
    }

    /**
     * Connects like {@link #connect(Settings, Resources)}, with the given limit of concurrent calls.
     *
     * @param callsAtOnce maximum number of concurrent calls in each Region; must be 1 if the timeline is simulated
     */
    public static AwsAudit connect(Settings settings, Resources resources, Timeline timeline, int callsAtOnce) {
        Connector connector = new Connector(settings, resources, timeline, null);
        Documents documents = documents(settings, timeline);
        PolicyChoice policy = new PolicyChoice.Fixed(documents::builtIn);
        return new AwsAudit(settings, connector.connect(), policy, timeline, callsAtOnce);
    }

    /**
     * Connects without a call to STS, for a caller that knows the account. Audits use the configured policy.
     *
     * @param account returns the account; called each time an audit needs the account
     */
    public static AwsAudit connect(Settings settings, Supplier<Account> account) {
        Timeline timeline = Timeline.system();
        Connector connector = new Connector(settings, Resources.EXISTING, timeline, account);
        Connection connection = connector.connect();
        try {
            PolicyChoice policy = new PolicyChoice.Configured(
                    connector.policySource(connection), connection.statingRegion(), documents(settings, timeline));
            return new AwsAudit(settings, connection, policy, timeline, AuditSettings.DEFAULT_CALLS_AT_ONCE);
        } catch (RuntimeException e) {
            connection.clients().close();
            throw e;
        }
    }

    /**
     * Returns the parser of policy documents. It adds the quota values of {@code settings} to each policy. Audits use
     * these values for quotas that Service Quotas does not return.
     */
    public static Documents documents(Settings settings, Timeline timeline) {
        return new Documents(format(timeline)::parse, settings.limits().quotaFallbacks());
    }

    private static PolicyFormat format(Timeline timeline) {
        return new PolicyFormat(RuleBook.standard().definitions(), timeline);
    }

    /** The account that is audited. */
    public AccountLabel account() {
        return new AccountLabel(connection.account().get().id(), settings.accountName());
    }

    /** The Regions that the settings name. If they name none, the default Region. */
    public List<String> regions() {
        return connection.regions();
    }

    /**
     * Runs one audit.
     *
     * @param regions at least one
     * @param progressOfRegion maps the name of a Region to the object that receives the progress of its audit
     * @throws SettingsException if a Region is unknown
     */
    public AuditReport audit(
            AuditRequest request, List<String> regions, Function<String, AuditProgress> progressOfRegion) {
        List<RegionToAudit> audited = audited(regions, progressOfRegion);
        // Reads the subscribers before the audit, because no time may be left after the audit
        Subscribers subscribers = connection.channel().subscribers();
        return auditor.audit(request, audited).with(subscribers);
    }

    /** The result of a test message: its delivery, and the subscriptions of the topic. */
    public record Probe(Message message, Delivery delivery, Subscribers subscribers) {}

    /**
     * Sends a test message, to check that messages arrive. Uses no table.
     *
     * @param id id of the message
     */
    public Probe test(String id) {
        Message message = TestMessage.of(id, account(), regions(), timeline.instant());
        AlertChannel channel = connection.channel();
        return new Probe(message, channel.publish(message), channel.subscribers());
    }

    /**
     * Sends one message with all open findings of the stored records, except exempted ones.
     *
     * @param regions at least one
     * @throws SettingsException if a Region is unknown
     */
    public AlertReport summary(AuditRequest request, List<String> regions) {
        return auditor.summary(request, audited(regions, _ -> AuditProgress.NONE));
    }

    /**
     * Reads the exempted findings that the last audits stored. Uses only the findings table.
     *
     * @param regions at least one
     * @throws SettingsException if a Region is unknown
     */
    public List<Finding> exempted(List<String> regions) {
        Account account = connection.account().get();
        return settings.withRegions(regions).regions().stream()
                .flatMap(region -> FindingItems.exempted(connection.tables().findings(), account.in(region)).stream())
                .toList();
    }

    private List<RegionToAudit> audited(List<String> regions, Function<String, AuditProgress> progressOfRegion) {
        Account account = connection.account().get();
        return settings.withRegions(regions).regions().stream()
                .map(region -> new RegionToAudit(
                        account.in(region),
                        connection.clients().jobSource(Region.of(region)),
                        progressOfRegion.apply(region)))
                .toList();
    }

    /** Closes all connections. */
    @Override
    public void close() {
        connection.clients().close();
    }
}

package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.AuditSettings;
import dev.iotjobs.auditor.audit.AuditedRegion;
import dev.iotjobs.auditor.audit.Auditor;
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

/** The auditor of one AWS account, ready to run. Safe for use by several threads. */
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
     * Checks within a few seconds the caller's identity and the resources that an audit needs. Audits use the built-in
     * policy.
     *
     * @throws SettingsException if the settings do not match the account, for example because a table does not exist
     * @throws ConnectionException if AWS cannot be reached or used
     */
    public static AwsAudit connect(Settings settings, Resources resources) {
        return connect(settings, resources, Timeline.system());
    }

    /**
     * Connects as {@link #connect(Settings, Resources)}, with this timeline.
     *
     * @param timeline gives the time of the audit, and waits
     */
    public static AwsAudit connect(Settings settings, Resources resources, Timeline timeline) {
        return connect(settings, resources, timeline, AuditSettings.DEFAULT_CALLS_AT_ONCE);
    }

    /** Connects as {@link #connect(Settings, Resources)}, for audits with another policy. */
    public static AwsAudit connect(Settings settings, PolicyChoice policy, Resources resources, Timeline timeline) {
        Connector connector = new Connector(settings, resources, timeline, null);
        return new AwsAudit(settings, connector.connect(), policy, timeline, AuditSettings.DEFAULT_CALLS_AT_ONCE);
    }

    /**
     * Connects as {@link #connect(Settings, Resources)}, with another number of threads.
     *
     * @param callsAtOnce most calls under way at the same time; 1 in simulated time, which would pass while a thread
     *     waits and another one still expects an answer
     */
    public static AwsAudit connect(Settings settings, Resources resources, Timeline timeline, int callsAtOnce) {
        Connector connector = new Connector(settings, resources, timeline, null);
        Documents documents = documents(settings, timeline);
        PolicyChoice policy = new PolicyChoice.Fixed(documents::builtIn);
        return new AwsAudit(settings, connector.connect(), policy, timeline, callsAtOnce);
    }

    /**
     * Connects for a caller that knows its account itself. Audits use the configured policy.
     *
     * @param account called when the account is needed, not before
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

    /** The parser of policy documents for an installation with these settings. */
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

    /** The Regions of the settings, or the default Region. */
    public List<String> regions() {
        return connection.regions();
    }

    /**
     * Makes one audit.
     *
     * @param regions at least one
     * @param progressOfRegion returns the receiver of the progress of a Region's audit
     * @throws SettingsException if a Region is unknown
     */
    public AuditReport audit(
            AuditRequest request, List<String> regions, Function<String, AuditProgress> progressOfRegion) {
        List<AuditedRegion> audited = audited(regions, progressOfRegion);
        // Not at the end, when the time may be up
        Subscribers subscribers = connection.channel().subscribers();
        return auditor.audit(request, audited).with(subscribers);
    }

    /** The result of a test message: its delivery, and the subscriptions of the topic. */
    public record Probe(Message message, Delivery delivery, Subscribers subscribers) {}

    /**
     * Sends a test message, to check that messages arrive. Reads and writes no table.
     *
     * @param id of the message
     */
    public Probe test(String id) {
        Message message = TestMessage.of(id, account(), regions(), timeline.instant());
        AlertChannel channel = connection.channel();
        return new Probe(message, channel.publish(message), channel.subscribers());
    }

    /**
     * Sends one message with all open findings, as the last audits stored them.
     *
     * @param regions at least one
     * @throws SettingsException if a Region is unknown
     */
    public AlertReport summary(AuditRequest request, List<String> regions) {
        return auditor.summary(request, audited(regions, _ -> AuditProgress.NONE));
    }

    /**
     * Reads the exempted findings, as the last audits stored them, from the findings table only.
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

    private List<AuditedRegion> audited(List<String> regions, Function<String, AuditProgress> progressOfRegion) {
        Account account = connection.account().get();
        return settings.withRegions(regions).regions().stream()
                .map(region -> new AuditedRegion(
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

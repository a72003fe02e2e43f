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

/** The auditor on one AWS account, ready to run. Safe for use by several threads. */
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
                RuleBook.standard(), policy, connection.budget(), settings.tick(), callsAtOnce, timeline);
        this.auditor = new Auditor(howTo, connection.tables(), connection.channel());
    }

    /**
     * Finds out who the caller is and whether everything an audit needs is there, within a few seconds. Audits go by the
     * built-in policy.
     *
     * @throws SettingsException if the settings do not fit what is there, for example a missing table
     * @throws ConnectionException if AWS cannot be reached or used
     */
    public static AwsAudit connect(Settings settings, Resources resources) {
        return connect(settings, resources, Timeline.system());
    }

    /**
     * The same, in a time of its own.
     *
     * @param timeline all waiting and all times of the audit go by it
     */
    public static AwsAudit connect(Settings settings, Resources resources, Timeline timeline) {
        return connect(settings, resources, timeline, AuditSettings.DEFAULT_CALLS_AT_ONCE);
    }

    /** The same by another policy. */
    public static AwsAudit connect(Settings settings, PolicyChoice policy, Resources resources, Timeline timeline) {
        Connector connector = new Connector(settings, resources, timeline, null);
        return new AwsAudit(settings, connector.connect(), policy, timeline, AuditSettings.DEFAULT_CALLS_AT_ONCE);
    }

    /**
     * The same with another number of threads.
     *
     * @param callsAtOnce most calls under way at the same time; 1 in simulated time, which passes while one thread waits
     *     although another one waits for an answer
     */
    public static AwsAudit connect(Settings settings, Resources resources, Timeline timeline, int callsAtOnce) {
        Connector connector = new Connector(settings, resources, timeline, null);
        Documents documents = documents(settings, timeline);
        PolicyChoice policy = new PolicyChoice.Fixed(documents::builtIn);
        return new AwsAudit(settings, connector.connect(), policy, timeline, callsAtOnce);
    }

    /**
     * The same for a caller that finds out by itself which account it is in, by the policy that the settings name.
     *
     * @param account asked for when it is needed, not before
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

    /** Makes policies of documents, for an installation with these settings. */
    public static Documents documents(Settings settings, Timeline timeline) {
        return new Documents(format(timeline)::parse, settings.limits().quotaFallbacks());
    }

    private static PolicyFormat format(Timeline timeline) {
        return new PolicyFormat(RuleBook.standard().definitions(), timeline);
    }

    /** The account that is audited. */
    public String accountId() {
        return connection.account().get().id();
    }

    /** The Regions that the settings name, or the default Region. */
    public List<String> regions() {
        return connection.regions();
    }

    /**
     * Makes one audit.
     *
     * @param regions at least one
     * @param progressOfRegion gives what receives how far the audit of a Region is
     * @throws SettingsException if a Region is unknown
     */
    public AuditReport audit(
            AuditRequest request, List<String> regions, Function<String, AuditProgress> progressOfRegion) {
        List<AuditedRegion> audited = audited(regions, progressOfRegion);
        // Not at the end, when the time may be up
        Subscribers subscribers = connection.channel().subscribers();
        return auditor.audit(request, audited).with(subscribers);
    }

    /** The result of a test: what became of the message, and who receives messages. */
    public record Probe(Message message, Delivery delivery, Subscribers subscribers) {}

    /**
     * Sends a message that shows whether messages arrive. Reads and writes no table.
     *
     * @param id of the message
     */
    public Probe test(String id) {
        Message message = TestMessage.of(id, accountId(), regions(), timeline.instant());
        AlertChannel channel = connection.channel();
        return new Probe(message, channel.publish(message), channel.subscribers());
    }

    /**
     * Sends one message that states everything that is open, as the last audits found it.
     *
     * @param regions at least one
     * @throws SettingsException if a Region is unknown
     */
    public AlertReport summary(AuditRequest request, List<String> regions) {
        return auditor.summary(request, audited(regions, _ -> AuditProgress.NONE));
    }

    /**
     * Exempted findings, as the last audits stored them. Reads the findings table only.
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

    /** Ends all connections. */
    @Override
    public void close() {
        connection.clients().close();
    }
}

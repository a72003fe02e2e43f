package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.AuditProgress;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.AuditSettings;
import dev.iotjobs.auditor.audit.AuditedRegion;
import dev.iotjobs.auditor.audit.Auditor;
import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.audit.OpenFinding;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.audit.StoreException;
import dev.iotjobs.auditor.audit.Timeline;
import dev.iotjobs.auditor.aws.Connector.Connection;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.RuleBook;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;

/** The auditor on one AWS account, ready to run. Safe for use by several threads. */
public final class AwsAudit implements AutoCloseable {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::isOpen)
            .thenComparing(Finding::severity)
            .reversed()
            .thenComparing(finding -> finding.key().ruleId())
            .thenComparing(finding -> finding.key().findingId());

    private final Settings settings;
    private final Connection connection;
    private final Auditor auditor;
    private final Map<String, IotJobSource> sources = new ConcurrentHashMap<>();

    private AwsAudit(Settings settings, Connection connection, Timeline timeline) {
        this.settings = settings;
        this.connection = connection;
        AuditSettings howTo = new AuditSettings(
                RuleBook.standard(),
                Policy.standard().withQuotaFallbacks(settings.quotaFallbacks()),
                settings.scope(),
                settings.budget(),
                settings.freshness(),
                timeline);
        this.auditor = new Auditor(howTo, connection.store(), connection.channel());
    }

    /**
     * Finds out who the caller is and whether everything an audit needs is there, within a few seconds.
     *
     * @throws SettingsException if the settings do not fit what is there, for example a missing table
     * @throws ConnectionException if AWS cannot be worked with
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
        return new AwsAudit(settings, new Connector(settings, resources, timeline).connect(), timeline);
    }

    /** The account that is audited. */
    public String accountId() {
        return connection.account().id();
    }

    /** The Regions that the settings name, or the default Region. */
    public List<String> regions() {
        return connection.regions();
    }

    /** Makes one audit in which no job goes before the others. */
    public AuditReport audit(
            String runId, List<String> regions, Deadline deadline, Function<String, AuditProgress> progressOfRegion) {
        return audit(runId, regions, Set.of(), deadline, progressOfRegion);
    }

    /**
     * Makes one audit.
     *
     * @param runId names this audit; no other audit may have it
     * @param regions at least one
     * @param first ids of jobs to describe before all others
     * @param progressOfRegion who is told how far the audit of a Region is
     * @throws SettingsException if a Region is unknown
     */
    public AuditReport audit(
            String runId,
            List<String> regions,
            Set<String> first,
            Deadline deadline,
            Function<String, AuditProgress> progressOfRegion) {
        List<AuditedRegion> audited = settings.withRegions(regions).regions().stream()
                .map(region -> new AuditedRegion(
                        connection.account().in(region), source(region), first, progressOfRegion.apply(region)))
                .toList();
        return auditor.audit(runId, audited, deadline);
    }

    /**
     * Makes Regions free of whatever run holds them: one that was killed, or one that then ends at its next renewal.
     *
     * @param runId names whoever takes over
     * @throws StoreException if that is not possible
     */
    public void takeOver(String runId, List<String> regions) {
        auditor.takeOver(runId, regions);
    }

    private IotJobSource source(String region) {
        return sources.computeIfAbsent(
                region,
                name -> new IotJobSource(
                        connection.clients().iot(Region.of(name)),
                        connection.clients().serviceQuotas(Region.of(name))));
    }

    /**
     * The findings that are open after an audit or were resolved by it, worst first, each with when its evidence was
     * seen last.
     *
     * @throws StoreException if they cannot be read
     */
    public List<Finding> findings(AuditReport report) {
        Map<FindingKey, OpenFinding> open = new HashMap<>();
        report.runs().stream().flatMap(run -> run.open().stream()).forEach(finding -> open.put(finding.key(), finding));
        return connection.store().findings(keys(report)).stream()
                .map(finding -> {
                    OpenFinding seen = open.get(finding.key());
                    return seen == null ? finding : finding.observedAt(seen.observedAt());
                })
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Set<FindingKey> keys(AuditReport report) {
        Set<FindingKey> keys = new HashSet<>();
        for (RegionRun run : report.runs()) {
            run.open().forEach(finding -> keys.add(finding.key()));
            run.changes().stream()
                    .filter(change -> change.type() == TransitionType.RESOLVED)
                    .forEach(change -> keys.add(change.key()));
        }
        return keys;
    }

    /** Ends all connections. */
    @Override
    public void close() {
        connection.clients().close();
    }
}

package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.PacedApi;
import dev.iotjobs.auditor.audit.api.Pacer;
import dev.iotjobs.auditor.audit.describing.TagReader;
import dev.iotjobs.auditor.audit.explain.JobExplainer;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.policy.PolicyInForce;
import dev.iotjobs.auditor.audit.policy.PolicyKeeper;
import dev.iotjobs.auditor.audit.run.RunReader;
import dev.iotjobs.auditor.aws.Connector.Connection;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.PolicyStore;
import dev.iotjobs.auditor.state.StoredFindings;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Reads the findings table and the state table of an account, for commands that show stored audits. Writes nothing.
 * Methods may throw {@link dev.iotjobs.auditor.table.StoreException}.
 */
public final class StoredAudits implements AutoCloseable {

    private static final double TAG_CALLS_A_SECOND = 5;
    private static final Duration TAGS_WITHIN = Duration.ofSeconds(20);

    private final Settings settings;
    private final Connection connection;
    private final Timeline timeline;

    private StoredAudits(Settings settings, Connection connection, Timeline timeline) {
        this.settings = settings;
        this.connection = connection;
        this.timeline = timeline;
    }

    /**
     * Checks the caller's identity, and that the findings table and the state table can be read.
     *
     * @throws dev.iotjobs.auditor.aws.settings.SettingsException if the settings do not match the account
     * @throws dev.iotjobs.auditor.aws.error.ConnectionException if AWS cannot be reached or used
     */
    public static StoredAudits connect(Settings settings, Timeline timeline) {
        Connector connector = new Connector(settings, Resources.TABLES_ONLY, timeline, null);
        return new StoredAudits(settings, connector.connect(), timeline);
    }

    /** The account whose audits are read. */
    public AccountLabel account() {
        return new AccountLabel(connection.account().get().id(), settings.accountName());
    }

    /**
     * The Regions that the settings name. If the settings name no Region, the Regions that are still audited ({@link
     * RunReader#newest}). If no Region is audited either, the default Region.
     */
    public List<AccountRegion> places() {
        return settings.regions().isEmpty() ? places(runs().newest()) : regions(settings.regions());
    }

    /**
     * Returns the same Regions as {@link #places()}, for a caller that has already read the newest audits.
     *
     * @param newest the newest audit of each Region of the account
     */
    public List<AccountRegion> places(List<RunReader.Newest> newest) {
        if (!settings.regions().isEmpty()) {
            return regions(settings.regions());
        }
        return newest.isEmpty()
                ? regions(connection.regions())
                : newest.stream().map(RunReader.Newest::place).toList();
    }

    private List<AccountRegion> regions(List<String> regions) {
        Account account = connection.account().get();
        return regions.stream().map(account::in).toList();
    }

    /** Returns a reader of the figures that audits stored, such as their coverage. */
    public RunReader runs() {
        Account account = connection.account().get();
        return new RunReader(
                account.partition(), account.id(), connection.tables().state());
    }

    /** The stored findings of these Regions. */
    public StoredFindings findings(Collection<AccountRegion> places) {
        return new StoredFindings(connection.tables().findings(), places);
    }

    /**
     * The stored policy in force. If no policy is stored, the built-in policy.
     *
     * @throws dev.iotjobs.auditor.audit.policy.PolicyRefusedException if the stored policy cannot be read
     */
    public PolicyInForce policy() {
        PolicyStore store = new PolicyStore(account().id(), connection.tables().state());
        PolicyKeeper keeper = new PolicyKeeper(store, RuleBook.standard().definitions(), timeline.instant(), false);
        return keeper.decide(new PolicyChoice.InForce(AwsAudit.documents(settings, timeline)));
    }

    /**
     * Returns an explainer for a Region. It judges single jobs as the next audit would, by the rules and the given
     * policy.
     */
    public JobExplainer explainer(AccountRegion place, Policy policy) {
        return new JobExplainer(
                place,
                connection.tables().findings(),
                connection.tables().state(),
                RuleBook.standard(),
                policy,
                settings.tick(),
                timeline.instant());
    }

    /** Returns the source that reads the jobs and quotas of a Region from AWS. */
    public JobSource jobs(AccountRegion place) {
        return connection.clients().jobSource(Region.of(place.region()));
    }

    /**
     * Reads the tags of a job. Returns the tags, or why they are unknown. Empty if no answer came within 20 s, or if
     * the job no longer exists.
     *
     * @param compared keys of the tags whose values are needed
     */
    public Optional<Known<Tags>> tags(AccountRegion place, JobKey job, Collection<String> compared) {
        PacedApi api =
                new PacedApi("ListTagsForResource", new Pacer(TAG_CALLS_A_SECOND, timeline), timeline, () -> true);
        TagReader reader =
                new TagReader(api, jobs(place), compared, timeline.instant().plus(TAGS_WITHIN));
        return reader.read(job.arn());
    }

    @Override
    public void close() {
        connection.clients().close();
    }
}

package dev.iotjobs.auditor.aws.settings;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.job.Scope;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an installation.
 *
 * @param topicArn ARN of the topic for alerts; null if none is set
 * @param scope filters that select the audited jobs
 * @param policy location of the policy; null for the built-in one
 * @param tick time from one scheduled audit to the next; the shortest such time if the schedule is irregular
 * @param accountName name of the account in reports and messages; empty if it has no name
 */
public record Settings(
        Places places,
        TableNames tables,
        @Nullable String topicArn,
        Scope scope,
        @Nullable PolicyLocation policy,
        ApiLimits limits,
        Duration tick,
        String accountName) {

    static final String DEFAULT_FINDINGS_TABLE = "iot-jobs-auditor-findings";
    static final String DEFAULT_STATE_TABLE = "iot-jobs-auditor-state";
    public static final String DEFAULT_TOPIC = "iot-jobs-auditor-alerts";
    static final int DEFAULT_BUDGET_PERCENT = 50;
    static final int DRY_RUN_PERCENT = 25;

    /** The default time between two scheduled audits, as in {@code template.yaml}. */
    static final Duration DEFAULT_TICK = Duration.ofMinutes(15);

    /**
     * The Regions of an installation.
     *
     * @param audited Regions to audit, without duplicates; empty for the default Region of the environment
     * @param home Region of the tables; if null, the environment's default Region, or else the first audited Region
     */
    public record Places(List<String> audited, @Nullable String home) {

        public Places {
            audited = List.copyOf(new LinkedHashSet<>(audited));
        }
    }

    /**
     * The names of both tables.
     *
     * @param stateNamed true if a setting names the state table, even if the setting repeats the default name
     */
    public record TableNames(String findings, String state, boolean stateNamed) {}

    /**
     * Limits of the API calls of audits.
     *
     * @param quotaFallbacks values of quotas that Service Quotas does not return, by quota code
     */
    public record ApiLimits(Budget budget, Map<String, Double> quotaFallbacks) {

        public ApiLimits {
            Objects.requireNonNull(budget, "budget");
            quotaFallbacks = Map.copyOf(quotaFallbacks);
        }
    }

    /** @throws SettingsException with every invalid setting */
    public Settings {
        Objects.requireNonNull(tick, "tick");
        List<String> problems =
                SettingsRules.problems(places, tables, topicArn, scope, limits.quotaFallbacks(), accountName);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    /**
     * Reads the settings from {@code AUDIT_*} variables. An unset or empty variable means the default.
     *
     * @throws SettingsException with every invalid variable
     */
    public static Settings fromEnvironment(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    /**
     * Reads only the scope from {@code AUDIT_*} variables: the filters that select the audited jobs.
     *
     * @throws SettingsException with every invalid variable of the scope
     */
    public static Scope scopeFromEnvironment(Map<String, String> environment) {
        return new SettingsReader(environment).readScope();
    }

    /** Whether the SDK knows a Region of this name, such as {@code eu-west-1}. */
    public static boolean isRegion(String name) {
        return SettingsRules.isRegion(name);
    }

    /**
     * Parses {@code AUDIT_MAX_TPS} or {@code --max-tps}.
     *
     * @param maxTps calls a second as a number above 0, or {@code unlimited}
     * @throws IllegalArgumentException if {@code maxTps} has another form
     */
    public static Budget budgetOf(String maxTps) {
        if (maxTps.equals("unlimited")) {
            return Budget.rate(Double.POSITIVE_INFINITY);
        }
        return Budget.rate(SettingsReader.positiveNumber(maxTps, "must be a number above 0, or 'unlimited'"));
    }

    /**
     * The API budget of a dry run: the configured budget. If no setting names the state table and the configured budget
     * is a percentage of the rate limits, the percentage is at most {@value #DRY_RUN_PERCENT}.
     */
    public Budget dryRunBudget() {
        // Without the installation's state table, a dry run cannot see whether an audit is running.
        return tables.stateNamed() ? limits.budget() : limits.budget().atMost(DRY_RUN_PERCENT);
    }

    /** The Regions to audit; empty for the default Region of the environment. */
    public List<String> regions() {
        return places.audited();
    }

    /**
     * The Region of the tables. If null, the tables are in the environment's default Region, or else in the first
     * audited Region.
     */
    public @Nullable String homeRegion() {
        return places.home();
    }

    public Settings withRegions(List<String> regions) {
        return with(new Places(regions, homeRegion()));
    }

    public Settings withHomeRegion(@Nullable String homeRegion) {
        return with(new Places(regions(), homeRegion));
    }

    private Settings with(Places places) {
        return new Settings(places, tables, topicArn, scope, policy, limits, tick, accountName);
    }

    public Settings withFindingsTable(String name) {
        return with(new TableNames(name, tables.state(), tables.stateNamed()));
    }

    public Settings withStateTable(String name) {
        return with(new TableNames(tables.findings(), name, true));
    }

    private Settings with(TableNames tables) {
        return new Settings(places, tables, topicArn, scope, policy, limits, tick, accountName);
    }

    public Settings withTopicArn(@Nullable String topicArn) {
        return new Settings(places, tables, topicArn, scope, policy, limits, tick, accountName);
    }

    public Settings withBudget(Budget budget) {
        ApiLimits limits = new ApiLimits(budget, this.limits.quotaFallbacks());
        return new Settings(places, tables, topicArn, scope, policy, limits, tick, accountName);
    }
}

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
 * How an installation is set up.
 *
 * @param topicArn where alerts go; null where none has been named
 * @param policy where the policy is; null for the built-in one
 * @param tick shortest time between two scheduled audits
 */
public record Settings(
        Places places,
        TableNames tables,
        @Nullable String topicArn,
        Scope scope,
        @Nullable PolicyLocation policy,
        ApiLimits limits,
        Duration tick) {

    static final String DEFAULT_FINDINGS_TABLE = "iot-jobs-auditor-findings";
    static final String DEFAULT_STATE_TABLE = "iot-jobs-auditor-state";
    public static final String DEFAULT_TOPIC = "iot-jobs-auditor-alerts";
    static final int DEFAULT_BUDGET_PERCENT = 50;
    static final int DRY_RUN_PERCENT = 25;

    /** As the template has it by default. */
    static final Duration DEFAULT_TICK = Duration.ofMinutes(15);

    /**
     * The Regions of an installation.
     *
     * @param audited empty for the default Region of the environment; each once
     * @param home of the tables; null for the default Region of the environment
     */
    public record Places(List<String> audited, @Nullable String home) {

        public Places {
            audited = List.copyOf(new LinkedHashSet<>(audited));
        }
    }

    /**
     * The names of both tables.
     *
     * @param stateNamed whether the state table was named, and not left to its default
     */
    public record TableNames(String findings, String state, boolean stateNamed) {}

    /**
     * How much of the service's API audits may use.
     *
     * @param quotaFallbacks quotas by their code in Service Quotas, for those that cannot be read there
     */
    public record ApiLimits(Budget budget, Map<String, Double> quotaFallbacks) {

        public ApiLimits {
            Objects.requireNonNull(budget, "budget");
            quotaFallbacks = Map.copyOf(quotaFallbacks);
        }
    }

    /** @throws SettingsException naming every setting that cannot work */
    public Settings {
        Objects.requireNonNull(tick, "tick");
        List<String> problems = SettingsRules.problems(places, tables, topicArn, scope, limits.quotaFallbacks());
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    /**
     * Reads the settings from {@code AUDIT_*} variables; one that is unset or empty leaves the default.
     *
     * @throws SettingsException naming every variable that cannot be used
     */
    public static Settings fromEnvironment(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    /**
     * Reads the scope of the same variables alone.
     *
     * @throws SettingsException naming every variable of the scope that cannot be used
     */
    public static Scope scopeFromEnvironment(Map<String, String> environment) {
        return new SettingsReader(environment).readScope();
    }

    /** Whether AWS has a Region of that name, such as {@code eu-west-1}, as far as the SDK knows. */
    public static boolean isRegion(String name) {
        return SettingsRules.isRegion(name);
    }

    /**
     * What {@code AUDIT_MAX_TPS} or {@code --max-tps} means.
     *
     * @param maxTps calls a second, or {@code unlimited}
     * @throws IllegalArgumentException if it is neither
     */
    public static Budget budgetOf(String maxTps) {
        if (maxTps.equals("unlimited")) {
            return Budget.rate(Double.POSITIVE_INFINITY);
        }
        return Budget.rate(SettingsReader.positiveNumber(maxTps, "must be a number above 0, or 'unlimited'"));
    }

    /**
     * Share of the API limit for a dry run: at most {@value #DRY_RUN_PERCENT} percent where no state table was named,
     * because it cannot see whether an audit is running. A rate stays as it is.
     */
    public Budget dryRunBudget() {
        return tables.stateNamed() ? limits.budget() : limits.budget().atMost(DRY_RUN_PERCENT);
    }

    /** The Regions to audit; empty for the default Region of the environment. */
    public List<String> regions() {
        return places.audited();
    }

    /** The Region of the tables; null for the default Region of the environment. */
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
        return new Settings(places, tables, topicArn, scope, policy, limits, tick);
    }

    public Settings withFindingsTable(String name) {
        return with(new TableNames(name, tables.state(), tables.stateNamed()));
    }

    public Settings withStateTable(String name) {
        return with(new TableNames(tables.findings(), name, true));
    }

    private Settings with(TableNames tables) {
        return new Settings(places, tables, topicArn, scope, policy, limits, tick);
    }

    public Settings withTopicArn(@Nullable String topicArn) {
        return new Settings(places, tables, topicArn, scope, policy, limits, tick);
    }

    public Settings withBudget(Budget budget) {
        ApiLimits limits = new ApiLimits(budget, this.limits.quotaFallbacks());
        return new Settings(places, tables, topicArn, scope, policy, limits, tick);
    }
}

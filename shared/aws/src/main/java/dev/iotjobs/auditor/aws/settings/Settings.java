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
 * @param regions to audit; empty for the default Region of the environment
 * @param homeRegion of the tables; null for the default Region of the environment
 * @param topicArn where alerts go; null where none has been named
 * @param tick shortest time between two scheduled audits
 */
public record Settings(
        List<String> regions,
        @Nullable String homeRegion,
        TableNames tables,
        @Nullable String topicArn,
        Scope scope,
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
        regions = List.copyOf(new LinkedHashSet<>(regions));
        Objects.requireNonNull(tick, "tick");
        List<String> problems =
                SettingsRules.problems(regions, homeRegion, tables, topicArn, scope, limits.quotaFallbacks());
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

    public Settings withRegions(List<String> regions) {
        return new Settings(regions, homeRegion, tables, topicArn, scope, limits, tick);
    }

    public Settings withHomeRegion(@Nullable String homeRegion) {
        return new Settings(regions, homeRegion, tables, topicArn, scope, limits, tick);
    }

    public Settings withFindingsTable(String name) {
        return with(new TableNames(name, tables.state(), tables.stateNamed()));
    }

    public Settings withStateTable(String name) {
        return with(new TableNames(tables.findings(), name, true));
    }

    private Settings with(TableNames tables) {
        return new Settings(regions, homeRegion, tables, topicArn, scope, limits, tick);
    }

    public Settings withTopicArn(@Nullable String topicArn) {
        return new Settings(regions, homeRegion, tables, topicArn, scope, limits, tick);
    }

    public Settings withBudget(Budget budget) {
        ApiLimits limits = new ApiLimits(budget, this.limits.quotaFallbacks());
        return new Settings(regions, homeRegion, tables, topicArn, scope, limits, tick);
    }
}

package dev.iotjobs.auditor.policy;

import static dev.iotjobs.auditor.setting.SharedSettings.BRAKE_COUNT;
import static dev.iotjobs.auditor.setting.SharedSettings.BRAKE_PERCENT;
import static dev.iotjobs.auditor.setting.SharedSettings.FIRST_COVERAGE;

import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an installation adjusts.
 *
 * @param shared values of settings that several rules read
 * @param rules what is said of rules, by their ids
 * @param quotaFallbacks quotas by their code in Service Quotas, for those that cannot be read there; each positive
 */
public record Policy(SettingValues shared, Map<String, RulePolicy> rules, Map<String, Double> quotaFallbacks) {

    /** The audit itself reads some of its settings. */
    private static final String COVERAGE = "IOTJ-ACC-03";

    private static final Policy STANDARD = new Policy(SettingValues.STANDARD, Map.of(), Map.of());

    /** @throws IllegalArgumentException naming each fallback that is not positive */
    public Policy {
        rules = Map.copyOf(rules);
        quotaFallbacks = Map.copyOf(quotaFallbacks);
        for (Map.Entry<String, Double> quota : quotaFallbacks.entrySet()) {
            if (!(quota.getValue() > 0 && Double.isFinite(quota.getValue()))) {
                throw new IllegalArgumentException(
                        "quotaFallbacks." + quota.getKey() + ": must be positive, got " + quota.getValue());
            }
        }
    }

    /** The built-in policy. */
    public static Policy standard() {
        return STANDARD;
    }

    /** What this policy says of a rule. */
    public Ruling ruling(RuleDefinition<?> rule) {
        Boolean isOn = of(rule.id()).isOn();
        return (isOn == null ? rule.isOnByDefault() : isOn) ? new Ruling.On(settings(rule.id())) : new Ruling.Off();
    }

    private RulePolicy of(String ruleId) {
        return rules.getOrDefault(ruleId, RulePolicy.NONE);
    }

    private SettingValues settings(String ruleId) {
        return shared.with(of(ruleId).settings());
    }

    /** The longest value in force of a time span that several rules read. */
    public Duration longest(Setting<Duration> setting) {
        return Stream.concat(Stream.of(shared), rules.values().stream().map(rule -> shared.with(rule.settings())))
                .map(settings -> settings.get(setting))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** How long jobs may wait that no audit has reached yet, from the first audit on. */
    public Duration firstCoverage() {
        return settings(COVERAGE).get(FIRST_COVERAGE);
    }

    /** Whether so many known jobs that answer 404 at once are implausible. */
    public boolean brakes(long vanished, long known) {
        SettingValues settings = settings(COVERAGE);
        return vanished > settings.get(BRAKE_COUNT) && Percent.isAbove(vanished, known, settings.get(BRAKE_PERCENT));
    }

    /**
     * Of each rule that gives verdicts: its version and the SHA-256 of all that this policy says of it, by its id. A rule
     * with the same fingerprint judges the same facts in the same way, in every process and on every machine.
     */
    public SortedMap<String, String> fingerprints(Collection<RuleDefinition<?>> definitions) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        for (RuleDefinition<?> rule : definitions) {
            if (ruling(rule) instanceof Ruling.On(var settings)) {
                fingerprints.put(rule.id(), rule.version() + "-" + sha256(text(rule, settings)));
            }
        }
        return fingerprints;
    }

    private String text(RuleDefinition<?> rule, SettingValues settings) {
        SortedMap<String, Object> values = new TreeMap<>();
        rule.settings().forEach(setting -> values.put(setting.name(), raw(setting, settings)));
        if (rule.judges().equals(SubjectKind.QUOTA)) {
            values.put("quotaFallbacks", new TreeMap<>(quotaFallbacks));
        }
        return values.toString();
    }

    private static <T> Object raw(Setting<T> setting, SettingValues settings) {
        return setting.kind().raw(settings.get(setting));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** This policy with other fallbacks for quotas that cannot be read. */
    public Policy withQuotaFallbacks(Map<String, Double> fallbacks) {
        return new Policy(shared, rules, fallbacks);
    }

    /** This policy with another value of a setting that several rules read. */
    public <T> Policy with(Setting<T> setting, T value) {
        return new Policy(shared.with(setting, value), rules, quotaFallbacks);
    }

    /**
     * This policy with another value of a setting of one rule.
     *
     * @param raw as a document has it
     * @throws IllegalArgumentException if the rule has no such setting, or the value is out of bounds
     */
    public Policy with(RuleDefinition<?> rule, String name, Object raw) {
        Setting<?> setting = rule.setting(name);
        if (setting == null) {
            throw new IllegalArgumentException(rule.id() + " has no setting '" + name + "'");
        }
        RulePolicy before = of(rule.id());
        return with(rule.id(), new RulePolicy(before.isOn(), before.settings().reading(setting, raw)));
    }

    /** This policy with rules switched off. */
    public Policy withRulesOff(Collection<String> ids) {
        Policy policy = this;
        for (String id : ids) {
            policy = policy.with(id, new RulePolicy(false, of(id).settings()));
        }
        return policy;
    }

    private Policy with(String ruleId, RulePolicy rule) {
        Map<String, RulePolicy> more = new HashMap<>(rules);
        more.put(ruleId, rule);
        return new Policy(shared, more, quotaFallbacks);
    }
}

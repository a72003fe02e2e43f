package dev.iotjobs.auditor.policy;

import static dev.iotjobs.auditor.setting.SharedSettings.BRAKE_COUNT;
import static dev.iotjobs.auditor.setting.SharedSettings.BRAKE_PERCENT;
import static dev.iotjobs.auditor.setting.SharedSettings.FIRST_COVERAGE;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingKind;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.text.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy of an installation: how it changes the defaults of rules, and which findings it exempts.
 *
 * @param shared values of settings that several rules read
 * @param rules changes to the defaults of rules, by rule id
 * @param overrides changes for some subjects; for each rule, the first override that matches applies
 * @param facts optional facts that the policy switches on, such as tags; only facts that the auditor can read
 * @param quotaFallbacks values by quota code, for quotas that cannot be read from Service Quotas; all are positive
 */
public record Policy(
        SettingValues shared,
        Map<String, RulePolicy> rules,
        List<RuleOverride> overrides,
        List<Exemption> exemptions,
        Set<Fact> facts,
        Map<String, Double> quotaFallbacks) {

    /** The id of the rule whose settings the audit itself reads. */
    private static final String COVERAGE = "IOTJ-ACC-03";

    private static final Policy STANDARD =
            new Policy(SettingValues.STANDARD, Map.of(), List.of(), List.of(), Set.of(), Map.of());

    /**
     * @throws IllegalArgumentException if a value in {@code quotaFallbacks} is not positive or not finite; the message
     *     names one such quota
     */
    public Policy {
        rules = Map.copyOf(rules);
        overrides = List.copyOf(overrides);
        exemptions = List.copyOf(exemptions);
        facts = Set.copyOf(facts);
        quotaFallbacks = Map.copyOf(quotaFallbacks);
        for (Map.Entry<String, Double> quota : quotaFallbacks.entrySet()) {
            if (!(quota.getValue() > 0 && Double.isFinite(quota.getValue()))) {
                throw new IllegalArgumentException(
                        "quotaFallbacks." + quota.getKey() + ": must be positive, got " + quota.getValue());
            }
        }
    }

    /** The built-in policy, which changes no default. */
    public static Policy standard() {
        return STANDARD;
    }

    /**
     * The gaps that rule coverage counts as missing data. Under the built-in policy, {@link Gap#OFF} does not count.
     */
    public Set<Gap> gapsInCoverage() {
        // The built-in policy switches no fact on, so the gap OFF is expected there
        boolean isBuiltIn = withQuotaFallbacks(Map.of()).equals(STANDARD);
        return Arrays.stream(Gap.values())
                .filter(gap -> gap.isNoData() && !(isBuiltIn && gap == Gap.OFF))
                .collect(Collectors.toSet());
    }

    /** Whether a rule judges subjects that no override matches, and with which settings. */
    public Ruling ruling(RuleDefinition<?> rule) {
        return facts.containsAll(rule.needs()) ? ruling(rule, rules) : new Ruling.Off();
    }

    /**
     * Whether a rule judges one subject, and with which settings. Undecided if it is unknown whether an override
     * matches the subject.
     *
     * @param known the facts about the job; null if the subject is not a job
     */
    public Ruling ruling(RuleDefinition<?> rule, String subjectId, @Nullable JobFacts known) {
        if (!facts.containsAll(rule.needs())) {
            return new Ruling.Off();
        }
        Map<String, RulePolicy> said = rules;
        for (String id : rule.settingsFrom()) {
            Optional<RuleOverride> override = override(id, subjectId, known);
            if (override.isPresent()) {
                if (override.get().when().matches(subjectId, known) == Truth.UNKNOWN) {
                    return undecided(rule, override.get(), known);
                }
                said = new HashMap<>(said);
                said.put(id, of(id).with(override.get().rules().getOrDefault(id, RulePolicy.NONE)));
            }
        }
        return ruling(rule, said);
    }

    /** Whether an override may give the rule other settings for some subjects. */
    boolean isOverridden(RuleDefinition<?> rule) {
        return overrides.stream()
                .anyMatch(override -> rule.settingsFrom().stream().anyMatch(override.rules()::containsKey));
    }

    /**
     * The first override that changes the rule and matches the subject. An override also counts as matching if missing
     * data leaves its match UNKNOWN.
     */
    private Optional<RuleOverride> override(String ruleId, String subjectId, @Nullable JobFacts known) {
        return overrides.stream()
                .filter(override -> override.rules().containsKey(ruleId))
                .filter(override -> override.when().matches(subjectId, known) != Truth.FALSE)
                .findFirst();
    }

    private Ruling undecided(RuleDefinition<?> rule, RuleOverride override, @Nullable JobFacts known) {
        String what = "whether override '" + override.name() + "' matches";
        SettingValues settings = settings(rule, rules);
        boolean lacksTags = !override.when().tags().isEmpty();
        return lacksTags && known != null && known.tags() instanceof Known.Unknown<Tags>(var cause, var detail)
                ? new Ruling.Undecided(
                        Gap.of(cause), what + ": " + Fact.TAGS.noun() + " are not known: " + detail, settings)
                : new Ruling.Undecided(Gap.MISSING, what, settings);
    }

    /** Whether the rule is on for at least some subjects. False if a fact that the rule needs is off. */
    public boolean isOn(RuleDefinition<?> rule) {
        return facts.containsAll(rule.needs())
                && (ruling(rule) instanceof Ruling.On
                        || overrides.stream()
                                .map(override -> override.rules().get(rule.id()))
                                .anyMatch(said -> said != null && Boolean.TRUE.equals(said.isOn())));
    }

    /** @param changes what the policy changes on each rule, by rule id */
    private Ruling ruling(RuleDefinition<?> rule, Map<String, RulePolicy> changes) {
        RulePolicy said = changes.getOrDefault(rule.id(), RulePolicy.NONE);
        boolean isOn = said.isOn() == null ? rule.isOnByDefault() : said.isOn();
        return isOn ? new Ruling.On(settings(rule, changes), said.shown()) : new Ruling.Off();
    }

    private SettingValues settings(RuleDefinition<?> rule, Map<String, RulePolicy> changes) {
        SettingValues settings = shared;
        if (!rule.borrowed().isEmpty()) {
            for (RuleDefinition.Borrowed borrowed : rule.borrowed()) {
                RulePolicy lender = changes.getOrDefault(borrowed.ruleId(), RulePolicy.NONE);
                settings = settings.withThat(borrowed.setting(), lender.settings());
            }
        }
        return settings.with(changes.getOrDefault(rule.id(), RulePolicy.NONE).settings());
    }

    /**
     * The first exemption that covers a finding and has not expired. If missing data leaves open whether an exemption
     * covers the finding, the exemption is taken to cover the finding only if its id is {@code before}.
     *
     * @param known the facts about the job; null if the subject is not a job
     * @param before id of the exemption that suppressed the finding until now; null if there was none
     */
    public Optional<Exemption> exemption(
            String ruleId, String subjectId, @Nullable JobFacts known, Instant now, @Nullable String before) {
        return exemptions.stream()
                .filter(exemption -> !exemption.isExpired(now))
                .filter(exemption -> switch (exemption.covers(ruleId, subjectId, known)) {
                    case TRUE -> true;
                    case FALSE -> false;
                    case UNKNOWN -> exemption.id().equals(before);
                })
                .findFirst();
    }

    /**
     * Whether the tags of the job decide if an exemption covers a finding. Expired exemptions do not count.
     *
     * @param untagged the facts about the job without its tags
     */
    public boolean mayExemptByTag(String ruleId, String subjectId, JobFacts untagged, Instant now) {
        return exemptions.stream()
                .filter(exemption -> !exemption.what().tags().isEmpty() && !exemption.isExpired(now))
                .anyMatch(exemption -> exemption.covers(ruleId, subjectId, untagged) == Truth.UNKNOWN);
    }

    /** The keys of all tags whose values an override, an exemption or a rule compares. */
    public SortedSet<String> comparedTags(Collection<RuleDefinition<?>> definitions) {
        SortedSet<String> keys = Stream.concat(
                        overrides.stream().map(RuleOverride::when),
                        exemptions.stream().map(Exemption::what))
                .flatMap(selector -> selector.tags().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        definitions.stream().filter(rule -> rule.uses(Fact.TAGS) && isOn(rule)).forEach(rule -> {
            keys.addAll(rule.comparedTags());
            rule.settings().forEach(setting -> keys.addAll(listedTags(setting)));
        });
        return keys;
    }

    /** The keys of the tags in a setting; empty if the setting is not a list of tags. */
    private List<String> listedTags(Setting<?> setting) {
        return setting.kind() instanceof SettingKind.Names(var _, var areTags)
                        && areTags
                        && shared.get(setting) instanceof List<?> tags
                ? tags.stream().map(tag -> Tags.key((String) tag)).toList()
                : List.of();
    }

    private RulePolicy of(String ruleId) {
        return rules.getOrDefault(ruleId, RulePolicy.NONE);
    }

    private SettingValues settings(String ruleId) {
        return shared.with(of(ruleId).settings());
    }

    /** The longest value that a setting has under this policy, in any rule or override. */
    public Duration longest(Setting<Duration> setting) {
        return values(setting).max(Duration::compareTo).orElseThrow();
    }

    /** The sorted elements of all lists that this policy gives to a setting, for any rule and in any override. */
    public SortedSet<String> entries(Setting<List<String>> setting) {
        return values(setting).flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private <T> Stream<T> values(Setting<T> setting) {
        Stream<RulePolicy> said = Stream.concat(
                rules.values().stream(), overrides.stream().flatMap(override -> override.rules().values().stream()));
        return Stream.concat(Stream.of(shared), said.map(rule -> shared.with(rule.settings())))
                .map(settings -> settings.get(setting));
    }

    /** The time after the first audit within which audits should describe every job once. */
    public Duration firstCoverage() {
        return settings(COVERAGE).get(FIRST_COVERAGE);
    }

    /**
     * Whether implausibly many known jobs vanished: more than {@code brakeCount} jobs and more than {@code
     * brakePercent} percent of {@code known}.
     */
    public boolean brakes(long vanished, long known) {
        SettingValues settings = settings(COVERAGE);
        return vanished > settings.get(BRAKE_COUNT) && Percent.isAbove(vanished, known, settings.get(BRAKE_PERCENT));
    }

    /**
     * The fingerprints of the rules that are on for at least some subjects, by rule id. While its fingerprint stays the
     * same, a rule judges the same facts in the same way.
     */
    public SortedMap<String, String> fingerprints(Collection<RuleDefinition<?>> definitions) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        for (RuleDefinition<?> rule : definitions) {
            if (isOn(rule)) {
                fingerprints.put(rule.id(), rule.version() + "-" + Sha256.of(text(rule)));
            }
        }
        return fingerprints;
    }

    private String text(RuleDefinition<?> rule) {
        RulePolicy said = of(rule.id());
        SettingValues settings = settings(rule, rules);
        SortedMap<String, @Nullable Object> values = new TreeMap<>();
        if (!(ruling(rule) instanceof Ruling.On)) {
            values.put("enabled", false);
        }
        if (!said.shown().isEmpty()) {
            values.put("severity", new TreeMap<>(said.shown()));
        }
        read(rule).forEach(setting -> values.put(setting.name(), raw(setting, settings)));
        if (rule.judges().equals(SubjectKind.QUOTA)) {
            values.put("quotaFallbacks", new TreeMap<>(quotaFallbacks));
        }
        if (facts.contains(Fact.TAGS) && (rule.uses(Fact.TAGS) || isOverriddenByTag(rule))) {
            values.put("facts", Fact.TAGS.policyName());
        }
        List<String> special = overrides.stream()
                .flatMap(override -> rule.settingsFrom().stream()
                        .filter(override.rules()::containsKey)
                        .map(id -> text(rule, id, override)))
                .toList();
        if (!special.isEmpty()) {
            values.put("overrides", special);
        }
        return values.toString();
    }

    private boolean isOverriddenByTag(RuleDefinition<?> rule) {
        return overrides.stream()
                .anyMatch(override -> rule.settingsFrom().stream().anyMatch(override.rules()::containsKey)
                        && !override.when().tags().isEmpty());
    }

    /**
     * What an override changes in a rule, as a text for the fingerprint of the rule.
     *
     * @param entryId id of the rule that the override changes: {@code rule} itself, or a rule from which it borrows
     *     settings
     */
    private static String text(RuleDefinition<?> rule, String entryId, RuleOverride override) {
        RulePolicy special = override.rules().getOrDefault(entryId, RulePolicy.NONE);
        SortedMap<String, @Nullable Object> values = new TreeMap<>();
        read(rule)
                .filter(special.settings()::has)
                .forEach(setting -> values.put(setting.name(), raw(setting, special.settings())));
        if (entryId.equals(rule.id()) && !special.shown().isEmpty()) {
            values.put("severity", new TreeMap<>(special.shown()));
        }
        return override.when() + " " + (entryId.equals(rule.id()) ? special.isOn() : entryId) + " " + values;
    }

    /** The settings that a rule reads: those that it defines, and those that it borrows from other rules. */
    private static Stream<Setting<?>> read(RuleDefinition<?> rule) {
        return Stream.concat(rule.settings().stream(), rule.borrowed().stream().map(RuleDefinition.Borrowed::setting));
    }

    private static <T> @Nullable Object raw(Setting<T> setting, SettingValues settings) {
        return setting.kind().raw(settings.get(setting));
    }

    /** A copy of this policy with other values for quotas that cannot be read from Service Quotas. */
    public Policy withQuotaFallbacks(Map<String, Double> fallbacks) {
        return new Policy(shared, rules, overrides, exemptions, facts, fallbacks);
    }

    /** A copy of this policy with exactly these facts switched on. */
    public Policy withFacts(Set<Fact> on) {
        return new Policy(shared, rules, overrides, exemptions, on, quotaFallbacks);
    }

    /** A copy of this policy with another value of a setting that several rules read. */
    public <T> Policy with(Setting<T> setting, T value) {
        return new Policy(shared.with(setting, value), rules, overrides, exemptions, facts, quotaFallbacks);
    }

    /**
     * A copy of this policy with another value of a setting of one rule.
     *
     * @param raw the value as in a policy document; null for a key without a value
     * @throws IllegalArgumentException if the rule has no such setting, or the value is out of bounds
     */
    public Policy with(RuleDefinition<?> rule, String name, @Nullable Object raw) {
        Setting<?> setting = rule.setting(name);
        if (setting == null) {
            throw new IllegalArgumentException(rule.id() + " has no setting '" + name + "'");
        }
        RulePolicy before = of(rule.id());
        return with(rule.id(), new RulePolicy(before.isOn(), before.settings().reading(setting, raw), before.shown()));
    }

    /** A copy of this policy with these rules switched off. */
    public Policy withRulesOff(Collection<String> ids) {
        Policy policy = this;
        for (String id : ids) {
            policy = policy.with(id, new RulePolicy(false, of(id).settings(), of(id).shown()));
        }
        return policy;
    }

    private Policy with(String ruleId, RulePolicy rule) {
        Map<String, RulePolicy> more = new HashMap<>(rules);
        more.put(ruleId, rule);
        return new Policy(shared, more, overrides, exemptions, facts, quotaFallbacks);
    }
}

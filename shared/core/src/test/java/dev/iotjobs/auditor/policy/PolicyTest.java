package dev.iotjobs.auditor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.setting.Band;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingKind.Count;
import dev.iotjobs.auditor.setting.SettingKind.Decimal;
import dev.iotjobs.auditor.setting.SettingKind.Flag;
import dev.iotjobs.auditor.setting.SettingKind.Levels;
import dev.iotjobs.auditor.setting.SettingKind.Names;
import dev.iotjobs.auditor.setting.SettingKind.OneLevel;
import dev.iotjobs.auditor.setting.SettingKind.OptionalGlob;
import dev.iotjobs.auditor.setting.SettingKind.Time;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.setting.SharedSettings;
import dev.iotjobs.auditor.setting.Threshold;
import dev.iotjobs.auditor.text.Glob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    private static final List<RuleDefinition<?>> RULES = RuleBook.standard().definitions();
    private static final Policy STANDARD = Policy.standard();

    private static RuleDefinition<?> rule(String id) {
        return RuleBook.standard().find(id).orElseThrow();
    }

    private static List<String> idsOf(Predicate<RuleDefinition<?>> which) {
        return RULES.stream().filter(which).map(RuleDefinition::id).toList();
    }

    @Test
    void ruling_ruleSwitchedOff_isOff() {
        Policy policy = STANDARD.withRulesOff(Set.of("IOTJ-CFG-01", "IOTJ-TST-99"));

        assertThat(policy.ruling(rule("IOTJ-CFG-01"))).isEqualTo(new Ruling.Off());
        assertThat(policy.ruling(rule("IOTJ-CFG-03"))).isInstanceOf(Ruling.On.class);
        assertThat(policy.withQuotaFallbacks(Map.of("L-1", 5.0)).ruling(rule("IOTJ-CFG-01")))
                .isEqualTo(new Ruling.Off());
        assertThat(policy.fingerprints(RULES).keySet())
                .containsExactlyElementsOf(idsOf(rule -> rule.isOnByDefault() && !rule.equals(rule("IOTJ-CFG-01"))));
    }

    @Test
    void quotaFallbacks_notPositive_areRefused() {
        assertThatThrownBy(() -> STANDARD.withQuotaFallbacks(Map.of("L-1", -1.0)))
                .hasMessageContaining("quotaFallbacks.L-1: must be positive, got -1.0");
        assertThatThrownBy(() -> STANDARD.withQuotaFallbacks(Map.of("L-2", Double.NaN)))
                .hasMessageContaining("L-2");
    }

    @Test
    void longest_ofSharedAndARulesOwn_isTheLongest() {
        Policy policy = STANDARD.with(SharedSettings.AGES_OUT_AFTER, Duration.ofDays(20))
                .with(rule("IOTJ-LIF-01"), "agesOutAfter", "90d");

        assertThat(policy.longest(SharedSettings.AGES_OUT_AFTER)).isEqualTo(Duration.ofDays(90));
        assertThat(STANDARD.longest(SharedSettings.AGES_OUT_AFTER)).isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({"51, 60, true", "50, 60, false", "52, 520, false", "53, 520, true", "51, 520, false", "0, 0, false"})
    void brakes_moreThanTheShareAndMoreThanTheCount_isImplausible(long vanished, long known, boolean expected) {
        assertThat(STANDARD.brakes(vanished, known)).isEqualTo(expected);
    }

    /** Fingerprints must not depend on hash codes or on texts of objects, which differ between processes. */
    @Test
    void fingerprints_standardPolicy_areTheSameInEveryProcess() {
        Policy policy = STANDARD.withQuotaFallbacks(Map.of("L-3", 7.5, "L-1", 5.0, "L-2", 6e20));

        assertThat(policy.fingerprints(RULES))
                .containsEntry("IOTJ-ACC-01", "2-be85162810ccb0890278d98cd63e2c5de556f625c3ce0110c2c81467ea6b3c20")
                .containsEntry("IOTJ-CFG-01", "2-44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private static Policy withOverrides(RuleOverride... overrides) {
        return new Policy(SettingValues.STANDARD, Map.of(), List.of(overrides), List.of(), Set.of(), Map.of());
    }

    private static RuleOverride override(String name, RulePolicy said, Origin... origins) {
        Selector when = new Selector(
                List.of(),
                List.of(new Glob("canary-*")),
                List.of(),
                Map.of("stage", new Glob("c*"), "owner", new Glob("*")),
                Set.of(origins),
                null,
                List.of());
        return new RuleOverride(name, when, Map.of("IOTJ-CFG-01", said));
    }

    private static RulePolicy showing(Severity severity) {
        return new RulePolicy(null, SettingValues.STANDARD, Map.of(Severity.MEDIUM, severity));
    }

    @Test
    void fingerprints_policyWithAnOverride_areTheSameInEveryProcess() {
        assertThat(withOverrides(override("a", showing(Severity.LOW), Origin.SELF, Origin.GREENGRASS))
                        .fingerprints(RULES))
                .containsEntry("IOTJ-CFG-01", "2-af93227dec613d5409e3798a1b4a7d0cb53e5f99797f96d66fd94c1c7513dba7");
    }

    @Test
    void fingerprints_severityOrOrderOfOverridesChanges_change() {
        RuleOverride one = override("a", showing(Severity.LOW), Origin.SELF);
        RuleOverride other = override("a", showing(Severity.HIGH), Origin.SELF);
        Policy shown = new Policy(
                SettingValues.STANDARD,
                Map.of("IOTJ-CFG-01", showing(Severity.LOW)),
                List.of(),
                List.of(),
                Set.of(),
                Map.of());

        assertThat(changed(shown)).containsExactly("IOTJ-CFG-01");
        assertThat(Set.of(
                        withOverrides(one).fingerprints(RULES),
                        withOverrides(other).fingerprints(RULES),
                        withOverrides(one, other).fingerprints(RULES),
                        withOverrides(other, one).fingerprints(RULES)))
                .hasSize(4);
    }

    @Test
    void fingerprints_factTags_countsForRulesThatUseItOrAreOverriddenByTagOnly() {
        Set<Fact> tags = Set.of(Fact.TAGS);
        Policy overriding = withOverrides(override("a", showing(Severity.LOW), Origin.SELF));

        assertThat(STANDARD.withFacts(tags).fingerprints(RULES)).isEqualTo(STANDARD.fingerprints(RULES));
        SortedMap<String, String> off = overriding.fingerprints(RULES);
        SortedMap<String, String> on = overriding.withFacts(tags).fingerprints(RULES);
        assertThat(off.keySet().stream().filter(id -> !Objects.equals(off.get(id), on.get(id))))
                .containsExactly("IOTJ-CFG-01");
    }

    @Test
    void ruling_overrideByTagThatIsNotKnown_hasTheGapOfTheTags() {
        Policy overriding = withOverrides(new RuleOverride(
                "canaries",
                new Selector(
                        List.of(), List.of(), List.of(), Map.of("stage", new Glob("*")), Set.of(), null, List.of()),
                Map.of("IOTJ-CFG-01", showing(Severity.LOW))));
        JobFacts facts = Jobs.facts(Jobs.inProgress());
        JobFacts denied = facts.withTags(new Known.Unknown<>(Cause.DENIED, "AccessDeniedException"));

        assertThat(overriding.ruling(rule("IOTJ-CFG-01"), "a", denied))
                .isEqualTo(new Ruling.Undecided(
                        Gap.DENIED,
                        "whether override 'canaries' matches: the tags of the job are not known: AccessDeniedException",
                        SettingValues.STANDARD));
        assertThat(overriding.ruling(rule("IOTJ-CFG-01"), "a", facts))
                .isInstanceOfSatisfying(
                        Ruling.Undecided.class,
                        undecided -> assertThat(undecided.gap()).isEqualTo(Gap.OFF));
    }

    /** A raw value that is not the default of the setting. */
    private static <T> Object another(Setting<T> setting) {
        T standard = setting.standard();
        return switch (setting.kind()) {
            case Count(var least, var most, var _) -> BigDecimal.valueOf(standard.equals(least) ? most : least);
            case Decimal(var least, var most, var _) -> BigDecimal.valueOf(standard.equals(least) ? most : least);
            case Time(var least, var most) -> Time.text(standard.equals(least) ? most : least);
            case Levels _ -> Map.of("risesAt", BigDecimal.valueOf((((Threshold) standard).risesAt() + 100) / 2));
            case OneLevel _ -> Map.of("opensAt", BigDecimal.valueOf(((Band) standard).opensAt() + 1));
            case Names _ -> List.of("another");
            case OptionalGlob _ -> "another-*";
            case Flag _ -> !standard.equals(true);
        };
    }

    @Test
    void fingerprints_oneSettingOfARuleChanges_changeForThatRuleOnly() {
        for (RuleDefinition<?> rule : RULES.stream().filter(STANDARD::isOn).toList()) {
            for (Setting<?> setting : rule.settings()) {
                assertThat(changed(STANDARD.with(rule, setting.name(), another(setting))))
                        .as(setting.name())
                        .containsExactlyElementsOf(idsOf(other -> other.equals(rule)
                                || other.borrowed().contains(new RuleDefinition.Borrowed(rule.id(), setting))));
            }
        }
    }

    private static List<String> idsOfRulesThatRead(Setting<?> shared) {
        return idsOf(rule -> rule.isOnByDefault() && rule.settings().contains(shared));
    }

    @Test
    void fingerprints_sharedSettingChanges_changeForTheRulesThatReadItOnly() {
        assertThat(idsOfRulesThatRead(SharedSettings.GRACE))
                .contains("IOTJ-RUN-01")
                .doesNotContain("IOTJ-CFG-01")
                .isEqualTo(changed(STANDARD.with(SharedSettings.GRACE, Duration.ofHours(1))));
        assertThat(idsOfRulesThatRead(SharedSettings.RECENT))
                .contains("IOTJ-RUN-01")
                .doesNotContain("IOTJ-CFG-01")
                .isEqualTo(changed(STANDARD.with(SharedSettings.RECENT, Duration.ofDays(1))));
        assertThat(idsOfRulesThatRead(SharedSettings.AGES_OUT_AFTER))
                .contains("IOTJ-LIF-01", "IOTJ-RUN-01")
                .doesNotContain("IOTJ-CFG-01")
                .isEqualTo(changed(STANDARD.with(SharedSettings.AGES_OUT_AFTER, Duration.ofDays(9))));
        assertThat(changed(STANDARD.withQuotaFallbacks(Map.of("L-1", 5.0)))).containsExactly("IOTJ-ACC-01");
    }

    @Test
    void fingerprints_ruleThatIsOnForSomeSubjectsOnly_hasOne() {
        RulePolicy on = new RulePolicy(true, SettingValues.STANDARD, Map.of());
        Selector canaries =
                new Selector(List.of(), List.of(new Glob("canary-*")), List.of(), Map.of(), Set.of(), null, List.of());
        RuleOverride override = new RuleOverride("canaries", canaries, Map.of("IOTJ-CFG-01", on));
        Policy off = STANDARD.withRulesOff(Set.of("IOTJ-CFG-01"));
        Policy some = new Policy(off.shared(), off.rules(), List.of(override), List.of(), Set.of(), Map.of());

        assertThat(off.fingerprints(RULES)).doesNotContainKey("IOTJ-CFG-01");
        assertThat(some.fingerprints(RULES)).containsKey("IOTJ-CFG-01");
        assertThat(some.fingerprints(RULES).get("IOTJ-CFG-01"))
                .isNotEqualTo(STANDARD.fingerprints(RULES).get("IOTJ-CFG-01"));
    }

    private static List<String> changed(Policy policy) {
        SortedMap<String, String> before = STANDARD.fingerprints(RULES);
        SortedMap<String, String> after = policy.fingerprints(RULES);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        return after.keySet().stream()
                .filter(id -> !Objects.equals(after.get(id), before.get(id)))
                .toList();
    }

    private static RuleOverride limitingRates(Map<String, Glob> tags) {
        Selector when = new Selector(List.of(), List.of(), List.of(), tags, Set.of(Origin.SELF), null, List.of());
        SettingValues slow = SettingValues.STANDARD.with(SharedSettings.MAXIMUM_PER_MINUTE, 30);
        return new RuleOverride("slow", when, Map.of("IOTJ-CFG-07", new RulePolicy(null, slow, Map.of())));
    }

    @Test
    void ruling_borrowedSetting_isWhatHoldsForTheRuleThatItIsOf() {
        Policy off = STANDARD.with(rule("IOTJ-CFG-07"), "maximumPerMinute", BigDecimal.valueOf(30))
                .withRulesOff(Set.of("IOTJ-CFG-07"));
        Policy overriding = withOverrides(limitingRates(Map.of()));

        for (Ruling ruling : List.of(
                off.ruling(rule("IOTJ-GOV-03")),
                overriding.ruling(rule("IOTJ-GOV-03"), "a", Jobs.facts(Jobs.inProgress())))) {
            assertThat(ruling)
                    .isInstanceOfSatisfying(
                            Ruling.On.class,
                            on -> assertThat(on.settings().get(SharedSettings.MAXIMUM_PER_MINUTE))
                                    .isEqualTo(30));
        }
        assertThat(changed(overriding)).containsExactly("IOTJ-CFG-07", "IOTJ-GOV-03");
    }

    @Test
    void ruling_overrideOfABorrowedSettingThatMayMatch_isUndecided() {
        Policy overriding = withOverrides(limitingRates(Map.of("stage", new Glob("*"))));

        assertThat(overriding.ruling(rule("IOTJ-GOV-03"), "a", Jobs.facts(Jobs.inProgress())))
                .isInstanceOf(Ruling.Undecided.class);
        assertThat(overriding.ruling(rule("IOTJ-CFG-05"), "a", Jobs.facts(Jobs.inProgress())))
                .isInstanceOf(Ruling.On.class);
    }

    @Test
    void borrowedSettings_ofEachRule_areSettingsOfTheRuleThatIsNamed() {
        for (RuleDefinition<?> borrower : RULES) {
            for (RuleDefinition.Borrowed borrowed : borrower.borrowed()) {
                assertThat(rule(borrowed.ruleId()).settings()).contains(borrowed.setting());
            }
        }
        assertThat(RULES).anySatisfy(rule -> assertThat(rule.borrowed()).isNotEmpty());
    }

    @Test
    void entries_ofAList_areThoseOfAllRulesAndOverrides() {
        SettingValues some = SettingValues.STANDARD.with(SharedSettings.PLACEHOLDERS, List.of("b", "a"));
        SettingValues others = SettingValues.STANDARD.with(SharedSettings.PLACEHOLDERS, List.of("c", "a"));
        Selector every = new Selector(List.of(), List.of(), List.of(), Map.of(), Set.of(Origin.SELF), null, List.of());
        RuleOverride override =
                new RuleOverride("a", every, Map.of("IOTJ-SEC-12", new RulePolicy(null, others, Map.of())));
        Policy policy = new Policy(
                SettingValues.STANDARD,
                Map.of("IOTJ-SEC-12", new RulePolicy(null, some, Map.of())),
                List.of(override),
                List.of(),
                Set.of(),
                Map.of());

        assertThat(policy.entries(SharedSettings.PLACEHOLDERS)).containsExactly("a", "b", "c");
        assertThat(STANDARD.entries(SharedSettings.PLACEHOLDERS)).isEmpty();
    }

    @Test
    void comparedTags_ruleThatReadsATag_hasItWhileTheRuleIsOn() {
        RulePolicy on = new RulePolicy(true, SettingValues.STANDARD, Map.of());
        Map<String, RulePolicy> rules = Map.of("IOTJ-CFG-02", on);
        Selector every = new Selector(List.of(), List.of(), List.of(), Map.of(), Set.of(Origin.SELF), null, List.of());

        assertThat(STANDARD.comparedTags(RULES)).isEmpty();
        assertThat(new Policy(SettingValues.STANDARD, rules, List.of(), List.of(), Set.of(), Map.of())
                        .comparedTags(RULES))
                .containsExactly(Tags.MAXIMUM_TIMEOUT);
        assertThat(withOverrides(new RuleOverride("a", every, rules)).comparedTags(RULES))
                .containsExactly(Tags.MAXIMUM_TIMEOUT);
    }

    @Test
    void comparedTags_listOfTags_hasItsKeysWhileARuleThatReadsItIsOn() {
        RuleDefinition<?> rule = rule("IOTJ-CFG-15");
        SettingValues lists = SettingValues.STANDARD
                .reading(Objects.requireNonNull(rule.setting("productionTags")), List.of("stage=prod", "stage=live"))
                .reading(Objects.requireNonNull(rule.setting("productionGroups")), List.of("of=groups"))
                .reading(Objects.requireNonNull(rule.setting("emergencyTags")), List.of("change:kind=a=b"));
        RulePolicy on = new RulePolicy(true, SettingValues.STANDARD, Map.of());

        assertThat(new Policy(lists, Map.of(rule.id(), on), List.of(), List.of(), Set.of(), Map.of())
                        .comparedTags(RULES))
                .containsExactly("change:kind", "stage");
        assertThat(new Policy(lists, Map.of(), List.of(), List.of(), Set.of(), Map.of()).comparedTags(RULES))
                .isEmpty();
    }
}

package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.setting.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules and settings that a policy document may name. They include rules and settings that are planned for later
 * versions.
 */
public final class Catalogue {

    private static final Map<String, int[]> IDS = Map.of(
            "CFG", new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16},
            "SEC", IntStream.rangeClosed(1, 12).toArray(),
            "RUN", IntStream.rangeClosed(1, 12).toArray(),
            "LIF", IntStream.rangeClosed(1, 9).toArray(),
            "GOV", IntStream.rangeClosed(1, 4).toArray(),
            "ACC", IntStream.rangeClosed(1, 6).toArray());

    /** The rules that no policy can switch off or exempt. They report problems of the audit itself. */
    private static final Set<String> ALWAYS_ON = Set.of("IOTJ-ACC-04", "IOTJ-ACC-05");

    private static final List<String> SHARED = List.of("grace", "scheduleSlack", "agesOutAfter", "recent");

    private static final List<String> LISTS = List.of(
            "allDevicesGroups",
            "approvedBuckets",
            "approvedRoles",
            "approvedTemplates",
            "requiredTags",
            "signedElsewhereTags",
            "productionTags",
            "productionGroups",
            "emergencyTags");

    private final Map<String, RuleDefinition<?>> rules = new LinkedHashMap<>();
    private final Map<String, Setting<?>> shared = new LinkedHashMap<>();
    private final Map<String, Setting<?>> lists = new LinkedHashMap<>();
    private final Collection<String> ruleIds;

    /** @param definitions the rules of this version of the auditor */
    public Catalogue(Collection<RuleDefinition<?>> definitions) {
        for (RuleDefinition<?> rule : definitions) {
            rules.put(rule.id(), rule);
            for (Setting<?> setting : rule.settings()) {
                switch (setting.scope()) {
                    case RULE -> {}
                    case SHARED -> shared.put(setting.name(), setting);
                    case LIST -> lists.put(setting.name(), setting);
                }
            }
        }
        this.ruleIds = allOf(rules.keySet());
    }

    /** The rules of this version of the auditor. */
    public Collection<RuleDefinition<?>> rules() {
        return rules.values();
    }

    /** The settings that several rules read, such as {@code grace}. Their order follows {@link #rules}. */
    public Collection<Setting<?>> shared() {
        return shared.values();
    }

    /**
     * The settings that a policy sets under {@code lists}, such as {@code approvedBuckets}. Leaves out lists that no
     * rule of this version reads.
     */
    public Collection<Setting<?>> lists() {
        return lists.values();
    }

    /** The rule with this id; empty if this version of the auditor has no such rule. */
    public Optional<RuleDefinition<?>> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    Optional<Setting<?>> shared(String name) {
        return Optional.ofNullable(shared.get(name));
    }

    Optional<Setting<?>> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    /** The ids of rules that a policy may name: all rules of this version and those planned for later ones. Sorted. */
    Collection<String> ruleIds() {
        return ruleIds;
    }

    /** Whether a policy may exempt findings of a rule. Also accepts a rule that this version of the auditor lacks. */
    boolean canBeExempted(String ruleId) {
        return rule(ruleId).map(RuleDefinition::canBeSwitchedOff).orElse(!ALWAYS_ON.contains(ruleId));
    }

    private static Collection<String> allOf(Collection<String> built) {
        TreeSet<String> ids = new TreeSet<>(built);
        IDS.forEach((group, numbers) -> IntStream.of(numbers)
                .forEach(number -> ids.add(String.format(Locale.ROOT, "IOTJ-%s-%02d", group, number))));
        return Collections.unmodifiableCollection(ids);
    }

    Collection<String> sharedNames() {
        return union(shared.keySet(), SHARED);
    }

    Collection<String> listNames() {
        return union(lists.keySet(), LISTS);
    }

    private static List<String> union(Collection<String> some, Collection<String> more) {
        return new ArrayList<>(
                Stream.concat(some.stream(), more.stream()).distinct().toList());
    }
}

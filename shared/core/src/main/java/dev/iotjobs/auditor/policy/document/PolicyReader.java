package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RuleOverride;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.policy.document.Located.Decimal;
import dev.iotjobs.auditor.rule.Jobs;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingKind;
import dev.iotjobs.auditor.setting.SettingValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a policy document and checks it against the definitions of the rules. Reports all problems at once, each with
 * its line and column. Each instance reads one document.
 */
public final class PolicyReader {

    static final List<String> MEMBERS =
            List.of("version", "facts", "shared", "lists", "rules", "overrides", "exemptions");

    private final Problems problems = new Problems();
    private final Catalogue catalogue;
    private final LocalDate today;
    private final SettingReader settings = new SettingReader(problems);

    private PolicyReader(Catalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.today = today;
    }

    /**
     * Reads a policy document.
     *
     * @param definitions the rules of this version of the auditor
     * @param today the current day in UTC, which decides which exemptions have expired
     */
    public static PolicyReading read(Located document, Collection<RuleDefinition<?>> definitions, LocalDate today) {
        return new PolicyReader(new Catalogue(definitions), today).read(document);
    }

    private PolicyReading read(Located document) {
        Node root = new Node("", document, document);
        Members members = Members.of(root, "key", MEMBERS, problems);
        version(members);
        Set<Fact> facts = members.find("facts").map(this::facts).orElse(Set.of());
        SettingValues shared = values(members, "shared", SettingValues.STANDARD);
        SettingValues all = values(members, "lists", shared);
        Map<String, RulePolicy> rules = members.find("rules")
                .map(node -> new RulesReader(catalogue, facts, problems).read(node, Map.of(), all))
                .orElse(Map.of());
        List<RuleOverride> overrides = members.find("overrides")
                .map(node -> new OverridesReader(catalogue, facts, problems).read(node, rules, all))
                .orElse(List.of());
        List<Exemption> exemptions = members.find("exemptions")
                .map(node -> new ExemptionsReader(catalogue, facts, problems, today).read(node))
                .orElse(List.of());
        checkLists(members, facts, all, rules, overrides);
        return new PolicyReading(
                problems.hasErrors()
                        ? Optional.empty()
                        : Optional.of(new Policy(all, rules, overrides, exemptions, facts, Map.of())),
                problems.inOrder());
    }

    private void version(Members members) {
        members.require("version", problems).ifPresent(node -> {
            if (!(node.value() instanceof Decimal(var number, var _, var _) && number.compareTo(BigDecimal.ONE) == 0)) {
                problems.error(node, "must be 1, got " + node.value().shown());
            }
        });
    }

    /**
     * Reads the facts that the policy document switches on. Leaves out facts that the auditor cannot read, with a
     * warning.
     */
    private Set<Fact> facts(Node node) {
        Map<String, Node> nodes =
                Members.of(node, "fact", Fact.names(), problems).all();
        Set<Fact> on = EnumSet.noneOf(Fact.class);
        for (Fact fact : Fact.values()) {
            Node named = nodes.get(fact.policyName());
            if (named != null && named.flag(problems).orElse(false)) {
                if (Fact.AVAILABLE.contains(fact)) {
                    on.add(fact);
                } else {
                    problems.warning(named, RulesReader.LATER);
                }
            }
        }
        return on;
    }

    /**
     * Reads the values of all settings in one part of the policy document. Returns {@code others} with these values
     * added.
     *
     * @param scope the part: {@code shared} or {@code lists}
     */
    private SettingValues values(Members members, String scope, SettingValues others) {
        boolean areLists = scope.equals("lists");
        Collection<String> names = areLists ? catalogue.listNames() : catalogue.sharedNames();
        SettingValues values = others;
        Map<String, Node> nodes = members.find(scope)
                .map(node -> Members.of(node, areLists ? "list" : "shared setting", names, problems)
                        .all())
                .orElse(Map.of());
        for (Map.Entry<String, Node> entry : nodes.entrySet()) {
            Optional<Setting<?>> setting = areLists ? catalogue.list(entry.getKey()) : catalogue.shared(entry.getKey());
            Node node = entry.getValue();
            if (setting.isPresent()) {
                values = settings.read(values, setting.get(), node, SettingValues.STANDARD);
            } else {
                problems.warning(node.path(), node.key(), "has no effect: no rule of this version reads it");
                if (areLists) {
                    node.entries(problems).forEach(item -> item.text(problems));
                }
            }
        }
        return values;
    }

    /**
     * Warns about lists of the policy that have no effect, and about rules that judge nothing because their lists are
     * empty.
     */
    private void checkLists(
            Members members,
            Set<Fact> facts,
            SettingValues values,
            Map<String, RulePolicy> rules,
            List<RuleOverride> overrides) {
        for (Setting<?> list : catalogue.lists()) {
            List<RuleDefinition<?>> readers = new ArrayList<>();
            catalogue.rules().stream()
                    .filter(rule -> rule.settings().contains(list))
                    .forEach(readers::add);
            boolean isEmpty = values.get(list) instanceof List<?> entries && entries.isEmpty();
            Optional<Node> node = members.find("lists")
                    .flatMap(lists -> Members.of(lists, new Problems()).find(list.name()));
            boolean isRead = readers.stream().anyMatch(rule -> isOn(rule, rules) || isOnForSome(rule, overrides));
            if (!isEmpty && node.isPresent() && !isRead) {
                problems.warning(
                        node.get().path(),
                        node.get().key(),
                        "has no effect, because the rules that read it are off: "
                                + String.join(
                                        ", ",
                                        readers.stream().map(RuleDefinition::id).toList()));
            } else if (!isEmpty && node.isPresent() && isOfTags(list) && !facts.contains(Fact.TAGS)) {
                problems.warning(
                        node.get().path(),
                        node.get().key(),
                        "has no effect, because audits do not read tags: set 'facts: { tags: on }'");
            }
        }
        catalogue.rules().stream()
                .filter(rule -> isOn(rule, rules))
                .forEach(rule -> warnOfEmpty(members, rule, values));
    }

    private static boolean isOfTags(Setting<?> list) {
        return list.kind() instanceof SettingKind.Names(var _, var areTags) && areTags;
    }

    private void warnOfEmpty(Members members, RuleDefinition<?> rule, SettingValues values) {
        if (rule.applicability() instanceof Jobs jobs && jobs.lacksEntry(values)) {
            members.find("rules")
                    .flatMap(node -> Members.of(node, new Problems()).find(rule.id()))
                    .ifPresent(node -> problems.warning(
                            node.path(), node.key(), "is on and judges nothing: " + jobs.emptyLists()));
        }
    }

    private static boolean isOnForSome(RuleDefinition<?> rule, List<RuleOverride> overrides) {
        return overrides.stream()
                .map(override -> override.rules().getOrDefault(rule.id(), RulePolicy.NONE))
                .anyMatch(said -> Boolean.TRUE.equals(said.isOn()));
    }

    private static boolean isOn(RuleDefinition<?> rule, Map<String, RulePolicy> rules) {
        Boolean said = rules.getOrDefault(rule.id(), RulePolicy.NONE).isOn();
        return said == null ? rule.isOnByDefault() : said;
    }
}

package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.policy.RuleOverride;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the overrides of a policy document, and warns about overrides that never apply. */
final class OverridesReader {

    private static final List<String> MEMBERS = List.of("name", "when", "rules");

    private final Catalogue catalogue;
    private final Set<Fact> facts;
    private final Problems problems;
    private final SelectorReader selectors;
    private final RulesReader rulesReader;
    private final List<RuleOverride> overrides = new ArrayList<>();
    private final Map<String, Located> names = new HashMap<>();

    /** @param facts the facts that the policy document switches on */
    OverridesReader(Catalogue catalogue, Set<Fact> facts, Problems problems) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.problems = problems;
        this.selectors = new SelectorReader(problems);
        this.rulesReader = new RulesReader(catalogue, facts, problems);
    }

    /**
     * Reads a list of overrides.
     *
     * @param before for each rule id, what the policy sets for all subjects
     * @param shared values of settings that several rules read
     */
    List<RuleOverride> read(Node node, Map<String, RulePolicy> before, SettingValues shared) {
        node.entries(problems).forEach(entry -> readOne(entry, before, shared));
        return overrides;
    }

    private void readOne(Node node, Map<String, RulePolicy> before, SettingValues shared) {
        Members members = Members.of(node, "key", MEMBERS, problems);
        Optional<String> name = members.require("name", problems).flatMap(text -> text.text(problems));
        name.ifPresent(text -> requireNew(text, members.find("name").orElse(node)));
        Selector when = members.require("when", problems).map(this::when).orElse(null);
        Optional<Node> rules = members.require("rules", problems);
        Map<String, RulePolicy> said =
                rules.map(list -> rulesReader.read(list, before, shared)).orElse(Map.of());
        if (when != null && rules.isPresent()) {
            checkRules(rules.get(), when, said);
            overrides.add(new RuleOverride(name.orElse(""), when, said));
        }
    }

    private void requireNew(String name, Node node) {
        Located earlier = names.putIfAbsent(name, node.value());
        if (earlier != null) {
            problems.error(node, "the name " + node.value().shown() + " is already used in line " + earlier.line());
        }
    }

    private Selector when(Node node) {
        Members members = Members.of(node, "condition", SelectorReader.OF_OVERRIDE, problems);
        Selector when = selectors.read(members);
        selectors.requireConsistent(when, node);
        if (node.value() instanceof Located.Mapping
                && !SelectorReader.saysSomething(members, SelectorReader.OF_OVERRIDE)) {
            problems.warning(node, "has no condition: the override applies to every job");
        }
        members.find("tags")
                .filter(_ -> !when.tags().isEmpty() && !facts.contains(Fact.TAGS))
                .ifPresent(tags -> problems.warning(
                        tags,
                        "cannot be checked, because the fact 'tags' is off: the rules of this override give no"
                                + " verdict on a job that matches its other conditions"));
        return when;
    }

    private void checkRules(Node node, Selector when, Map<String, RulePolicy> said) {
        Map<String, Node> nodes = node.value() instanceof Located.Mapping
                ? Members.of(node, new Problems()).all()
                : Map.of();
        if (node.value() instanceof Located.Mapping && nodes.isEmpty()) {
            problems.error(node, "must name a rule");
        }
        said.keySet().forEach(id -> Optional.ofNullable(nodes.get(id)).ifPresent(rule -> checkRule(id, rule, when)));
    }

    private void checkRule(String id, Node node, Selector when) {
        catalogue.rule(id).filter(rule -> !rule.judges().isOfJobs()).ifPresent(rule -> {
            if (!when.saysNothingOfJobs()) {
                problems.error(
                        node.path(),
                        node.key(),
                        "can match nothing: this rule judges a " + rule.judges().name() + ", not a job");
            }
        });
        overrides.stream()
                .filter(earlier -> earlier.rules().containsKey(id))
                .filter(earlier -> earlier.when().equals(when) || earlier.when().isEmpty())
                .findFirst()
                .ifPresent(earlier -> problems.warning(
                        node.path(),
                        node.key(),
                        "has no effect: override '" + Shown.cut(earlier.name())
                                + "' above matches the same jobs first"));
    }
}

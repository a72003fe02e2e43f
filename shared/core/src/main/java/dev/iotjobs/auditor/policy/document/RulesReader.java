package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.policy.document.Located.Mapping;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a policy document sets for rules, either for all subjects or in an override for some subjects. */
final class RulesReader {

    static final String LATER = "not available in this version, treated as off";

    private static final List<String> MEMBERS = List.of("enabled", "settings", "severity");
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::name).toList().reversed();

    private final Catalogue catalogue;
    private final Set<Fact> facts;
    private final Problems problems;
    private final SettingReader settings;

    /** @param facts the facts that the policy document switches on */
    RulesReader(Catalogue catalogue, Set<Fact> facts, Problems problems) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.problems = problems;
        this.settings = new SettingReader(problems);
    }

    /**
     * Reads the entries for rules in a policy or an override. Returns these entries by rule id. An entry for a rule of
     * a later version of the auditor is checked, but not returned.
     *
     * @param before if an override is read, the policy's changes for all subjects, by rule id; otherwise empty
     * @param shared values of settings that several rules read
     */
    Map<String, RulePolicy> read(Node node, Map<String, RulePolicy> before, SettingValues shared) {
        Map<String, RulePolicy> rules = new LinkedHashMap<>();
        Members.of(node, "rule", catalogue.ruleIds(), problems).all().forEach((id, rule) -> {
            Optional<RuleDefinition<?>> definition = catalogue.rule(id);
            if (definition.isPresent()) {
                RulePolicy earlier = before.getOrDefault(id, RulePolicy.NONE);
                rules.put(id, read(definition.get(), rule, shared.with(earlier.settings())));
            } else {
                problems.warning(rule.path(), rule.key(), LATER);
                readLater(rule);
            }
        });
        return rules;
    }

    private RulePolicy read(RuleDefinition<?> rule, Node node, SettingValues before) {
        Members members = Members.of(node, "key", MEMBERS, problems);
        Boolean isOn = members.find("enabled")
                .flatMap(enabled -> enabled.flag(problems))
                .orElse(null);
        if (Boolean.FALSE.equals(isOn) && !rule.canBeSwitchedOff()) {
            members.find("enabled").ifPresent(enabled -> problems.error(enabled, "this rule cannot be switched off"));
        }
        if (isOn == null ? rule.isOnByDefault() : isOn) {
            warnOfFacts(rule, node);
        }
        return new RulePolicy(
                isOn,
                members.find("settings")
                        .map(values -> settings(rule, values, before))
                        .orElse(SettingValues.STANDARD),
                members.find("severity").map(severity -> shown(rule, severity)).orElse(Map.of()));
    }

    private void warnOfFacts(RuleDefinition<?> rule, Node node) {
        rule.needs().stream()
                .filter(fact -> !facts.contains(fact))
                .sorted()
                .forEach(fact -> problems.warning(
                        node.path(),
                        node.key(),
                        "is on, but needs the fact '" + fact.policyName()
                                + "', which is off: the rule has no effect until you set 'facts: { "
                                + fact.policyName() + ": on }'"));
    }

    /**
     * Checks the entry of a rule that only a later version of the auditor has. Accepts any names and values of
     * settings.
     */
    private void readLater(Node node) {
        Members members = Members.of(node, "key", MEMBERS, problems);
        members.find("enabled").ifPresent(enabled -> enabled.flag(problems));
        members.find("settings").ifPresent(values -> Members.of(values, problems));
        members.find("severity").ifPresent(severity -> {
            if (severity.value() instanceof Mapping) {
                Members.of(severity, "severity", SEVERITIES, problems)
                        .all()
                        .values()
                        .forEach(this::severity);
            } else {
                severity(severity);
            }
        });
    }

    private SettingValues settings(RuleDefinition<?> rule, Node node, SettingValues before) {
        List<String> names = rule.settings().stream()
                .filter(setting -> setting.scope() != Setting.Scope.LIST)
                .map(Setting::name)
                .toList();
        SettingValues values = SettingValues.STANDARD;
        for (Map.Entry<String, Node> member : Members.of(node, problems).all().entrySet()) {
            Setting<?> setting = rule.setting(member.getKey());
            Node value = member.getValue();
            if (setting == null) {
                problems.error(
                        value.path(),
                        value.key(),
                        "unknown setting of " + rule.id() + Names.hint(member.getKey(), names));
            } else if (setting.scope() == Setting.Scope.LIST) {
                problems.error(value.path(), value.key(), "is a list for all rules: set it under 'lists'");
            } else {
                values = settings.read(values, setting, value, before);
            }
        }
        return values;
    }

    private Map<Severity, Severity> shown(RuleDefinition<?> rule, Node node) {
        Map<Severity, Severity> shown = new EnumMap<>(Severity.class);
        if (node.value() instanceof Mapping) {
            List<String> declared =
                    rule.severities().keySet().stream().map(Severity::name).toList();
            Members.of(node, "severity of " + rule.id(), declared, problems)
                    .all()
                    .forEach((own, value) ->
                            severity(value).ifPresent(other -> shown.put(Severity.valueOf(own), other)));
        } else {
            severity(node).ifPresent(other -> rule.severities().keySet().forEach(own -> shown.put(own, other)));
        }
        return shown;
    }

    private Optional<Severity> severity(Node node) {
        return node.word(SEVERITIES, problems).map(Severity::valueOf);
    }
}

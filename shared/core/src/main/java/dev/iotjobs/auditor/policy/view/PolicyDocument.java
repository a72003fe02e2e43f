package dev.iotjobs.auditor.policy.view;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RuleOverride;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.policy.document.Catalogue;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.text.Glob;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a policy as a document that states every value. Reading this document gives the same policy. */
public final class PolicyDocument {

    private final Catalogue catalogue;

    private PolicyDocument(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The policy document as a tree of maps, lists and scalars. */
    public static Map<String, Object> of(Policy policy, Collection<RuleDefinition<?>> definitions) {
        return new PolicyDocument(new Catalogue(definitions)).write(policy);
    }

    private Map<String, Object> write(Policy policy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("facts", facts(policy));
        put(document, "shared", values(catalogue.shared(), policy.shared()));
        put(document, "lists", values(catalogue.lists(), policy.shared()));
        Map<String, Object> rules = new LinkedHashMap<>();
        catalogue.rules().forEach(rule -> rules.put(rule.id(), rule(EffectiveRule.of(rule, policy))));
        document.put("rules", rules);
        put(
                document,
                "overrides",
                policy.overrides().stream().map(this::override).toList());
        put(
                document,
                "exemptions",
                policy.exemptions().stream().map(PolicyDocument::of).toList());
        return document;
    }

    private static Map<String, Object> facts(Policy policy) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Fact.AVAILABLE.forEach(
                fact -> facts.put(fact.policyName(), policy.facts().contains(fact)));
        return facts;
    }

    private static Map<String, @Nullable Object> values(Collection<Setting<?>> settings, SettingValues values) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        settings.forEach(setting -> members.put(setting.name(), raw(setting, values)));
        return members;
    }

    private static <T> @Nullable Object raw(Setting<T> setting, SettingValues values) {
        return setting.kind().raw(values.get(setting));
    }

    private static Map<String, Object> rule(EffectiveRule rule) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("enabled", rule.isOn());
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        rule.values().stream()
                .filter(value ->
                        value.setting().scope() == Setting.Scope.RULE || value.source() == EffectiveRule.Source.RULE)
                .forEach(value -> settings.put(value.setting().name(), value.raw()));
        put(members, "settings", settings);
        put(members, "severity", severities(rule.shown()));
        return members;
    }

    private static Map<String, Object> severities(Map<Severity, Severity> shown) {
        Map<String, Object> members = new LinkedHashMap<>();
        new TreeMap<>(shown).descendingMap().forEach((own, other) -> members.put(own.name(), other.name()));
        return members;
    }

    private Map<String, Object> override(RuleOverride override) {
        Map<String, Object> rules = new LinkedHashMap<>();
        new TreeMap<>(override.rules())
                .forEach((id, said) -> catalogue.rule(id).ifPresent(rule -> rules.put(id, special(rule, said))));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", override.name());
        members.put("when", selector(override.when()));
        members.put("rules", rules);
        return members;
    }

    private static Map<String, Object> special(RuleDefinition<?> rule, RulePolicy said) {
        Map<String, Object> members = new LinkedHashMap<>();
        putIfKnown(members, "enabled", said.isOn());
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        rule.settings().stream()
                .filter(said.settings()::has)
                .forEach(setting -> settings.put(setting.name(), raw(setting, said.settings())));
        put(members, "settings", settings);
        put(members, "severity", severities(said.shown()));
        return members;
    }

    /** The members of an exemption in a policy document, by name. Optional members without a value are left out. */
    public static Map<String, Object> of(Exemption exemption) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", exemption.id());
        members.put("rules", patterns(exemption.rules()));
        members.putAll(selector(exemption.what()));
        members.put("reason", exemption.approval().reason());
        members.put("owner", exemption.approval().owner());
        putIfKnown(members, "ticket", exemption.approval().ticket());
        Optional.ofNullable(exemption.expires()).ifPresent(date -> members.put("expires", date.toString()));
        Optional.ofNullable(exemption.reviewBy()).ifPresent(date -> members.put("reviewBy", date.toString()));
        return members;
    }

    private static Map<String, Object> selector(Selector selector) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "jobIds", patterns(selector.jobIds()));
        put(members, "targets", patterns(selector.targets()));
        Map<String, Object> tags = new LinkedHashMap<>();
        new TreeMap<>(selector.tags()).forEach((key, glob) -> tags.put(key, glob.pattern()));
        put(members, "tags", tags);
        put(members, "subjects", patterns(selector.subjects()));
        put(
                members,
                "origins",
                selector.origins().stream().sorted().map(Origin::name).toList());
        Optional.ofNullable(selector.selection())
                .ifPresent(selection -> members.put("targetSelection", selection.value()));
        put(members, "namespaceIds", patterns(selector.namespaceIds()));
        return members;
    }

    private static List<String> patterns(List<Glob> globs) {
        return globs.stream().map(Glob::pattern).toList();
    }

    private static void put(Map<String, Object> members, String name, Map<String, ? extends @Nullable Object> value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
    }

    private static void put(Map<String, Object> members, String name, List<?> value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
    }

    private static void putIfKnown(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}

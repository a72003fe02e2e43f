package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON schema of a policy, generated from the definitions of the rules. A schema cannot check everything: for
 * example, only {@link PolicyReader} checks that ids of exemptions are unique.
 */
public final class PolicySchema {

    // The schema has only keywords with the same meaning in both drafts. Validators of AWS AppConfig require draft 4
    private static final String DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema";
    private static final String DRAFT_4 = "http://json-schema.org/draft-04/schema#";
    private static final String REFERENCE = "$ref";
    private static final String LATER = "Not available in this version, treated as off.";

    private final Catalogue catalogue;
    private final boolean described;

    private PolicySchema(Catalogue catalogue, boolean described) {
        this.catalogue = catalogue;
        this.described = described;
    }

    /**
     * The schema as a tree of maps, lists and scalars.
     *
     * @param described true for JSON Schema 2020-12 with descriptions and defaults; false for a much shorter schema in
     *     draft 4 without them
     */
    public static Map<String, Object> of(Collection<RuleDefinition<?>> definitions, boolean described) {
        return new PolicySchema(new Catalogue(definitions), described).root();
    }

    private Map<String, Object> root() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", described ? DRAFT_2020_12 : DRAFT_4);
        describe(root, "Policy of iot-jobs-auditor: which rules are on, with which settings, for which jobs.");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", described(only(1), "Version of the format."));
        members.put(
                "facts", described(closed(facts()), "Data that audits read in addition to ListJobs and DescribeJob."));
        members.put("shared", described(closed(shared()), "Settings that several rules read."));
        members.put("lists", described(closed(lists()), "Lists that rules read."));
        members.put("rules", described(to("rules"), "Changes to the rules' defaults, for all subjects."));
        members.put(
                "overrides",
                described(
                        array(to("override")),
                        "Changes for some jobs only. If several overrides name a rule and match a job, the first one applies."));
        members.put(
                "exemptions",
                described(array(to("exemption")), "Findings that their owner accepts: counted, not reported."));
        root.putAll(closed(members));
        root.put("required", List.of("version"));
        root.put("definitions", definitions());
        return root;
    }

    private Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("text", SettingSchema.TEXT);
        definitions.put("texts", SettingSchema.texts());
        definitions.put("flag", Map.of("enum", List.of(true, false, "on", "off")));
        definitions.put("severity", words(severities(List.of(Severity.values()).reversed())));
        definitions.put("ids", array(pattern("^[a-zA-Z0-9_*?-]+$")));
        definitions.put("targets", array(pattern("^(arn:|(a|ar|arn)?[*?])")));
        definitions.put("tags", ordered("type", "object", "additionalProperties", to("text")));
        definitions.put("date", described(pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "Such as 2027-01-31, 00:00 UTC."));
        definitions.put("override", override());
        definitions.put("exemption", exemption());
        definitions.put("rules", closed(rules()));
        definitions.put("later", described(rule(Map.of("type", "object"), to("severity"), false), LATER));
        return definitions;
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            String sentence = Fact.AVAILABLE.contains(fact)
                    ? "Reads " + fact.noun() + " by " + fact.call() + "; needs " + fact.action() + "."
                    : LATER;
            facts.put(fact.policyName(), described(to("flag"), sentence));
        }
        return facts;
    }

    private Map<String, Object> rules() {
        Map<String, Object> rules = new LinkedHashMap<>();
        for (String id : catalogue.ruleIds()) {
            rules.put(id, catalogue.rule(id).map(this::rule).orElse(to("later")));
        }
        return rules;
    }

    private Map<String, Object> rule(RuleDefinition<?> rule) {
        Map<String, Object> settings = new LinkedHashMap<>();
        rule.settings().stream()
                .filter(setting -> setting.scope() != Setting.Scope.LIST)
                .forEach(setting -> settings.put(
                        setting.name(),
                        setting.scope() == Setting.Scope.SHARED
                                ? to("/properties/shared/properties/", setting.name())
                                : SettingSchema.of(setting, described)));
        List<String> own = severities(rule.severities().keySet());
        return described(
                rule(closed(settings), closed(same(own, to("severity"))), !rule.canBeSwitchedOff()),
                rule.title() + ".");
    }

    private static Map<String, Object> rule(
            Map<String, Object> settings, Map<String, Object> severities, boolean isAlwaysOn) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("enabled", isAlwaysOn ? Map.of("enum", List.of(true, "on")) : to("flag"));
        members.put("settings", settings);
        members.put("severity", severities.containsKey(REFERENCE) ? severitiesOf(severities) : either(severities));
        return closed(members);
    }

    /**
     * The schema of {@code severity} in a rule of a policy. The value is one severity for all findings of the rule, or
     * a map that replaces single severities.
     */
    private static Map<String, Object> either(Map<String, Object> severities) {
        return Map.of("anyOf", List.of(to("severity"), severities));
    }

    private static Map<String, Object> severitiesOf(Map<String, Object> severity) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("type", "object");
        mapping.put("additionalProperties", false);
        mapping.put("properties", same(severities(List.of(Severity.values()).reversed()), severity));
        return either(mapping);
    }

    private Map<String, Object> shared() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : catalogue.sharedNames()) {
            members.put(
                    name,
                    catalogue
                            .shared(name)
                            .map(setting -> SettingSchema.of(setting, described))
                            .orElse(described(Map.of(), LATER)));
        }
        return members;
    }

    private Map<String, Object> lists() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : catalogue.listNames()) {
            members.put(
                    name,
                    catalogue
                            .list(name)
                            .map(setting -> SettingSchema.of(setting, described))
                            .orElse(described(to("texts"), LATER)));
        }
        return members;
    }

    private Map<String, Object> override() {
        Map<String, Object> when = new LinkedHashMap<>();
        when.put("jobIds", to("ids"));
        when.put("targets", to("targets"));
        when.put("tags", to("tags"));
        when.put("origins", array(words(SelectorReader.ORIGINS)));
        when.put("targetSelection", words(SelectorReader.SELECTIONS));
        when.put("namespaceIds", to("ids"));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", described(to("text"), "For people; unique."));
        members.put(
                "when",
                described(
                        closed(when),
                        "Every member must match. A list matches if one entry matches. '*' stands for any text."));
        members.put("rules", Map.of("allOf", List.of(to("rules"), Map.of("minProperties", 1))));
        Map<String, Object> override = closed(members);
        override.put("required", List.copyOf(members.keySet()));
        return override;
    }

    private Map<String, Object> exemption() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", described(to("text"), "Unique."));
        Map<String, Object> rules = new LinkedHashMap<>(array(pattern("^[A-Z0-9*?-]+$")));
        rules.put("minItems", 1);
        members.put("rules", described(rules, "Ids, or globs such as IOTJ-CFG-*."));
        members.put("jobIds", to("ids"));
        members.put("targets", to("targets"));
        members.put("tags", to("tags"));
        members.put("subjects", described(to("texts"), "Such as region, or quota/L-FBF5CD89."));
        List.of("reason", "owner", "ticket").forEach(name -> members.put(name, to("text")));
        members.put("expires", described(to("date"), "From this day on, the exemption has no effect."));
        members.put("reviewBy", described(to("date"), "The day by which its owner must review it."));
        Map<String, Object> exemption = closed(members);
        exemption.put("required", List.of("id", "rules", "reason", "owner"));
        List<Object> what = new ArrayList<>();
        for (String name : SelectorReader.OF_EXEMPTION) {
            String least = name.equals("tags") ? "minProperties" : "minItems";
            what.add(ordered("required", List.of(name), "properties", Map.of(name, Map.of(least, 1))));
        }
        List<Object> until = List.of(Map.of("required", List.of("expires")), Map.of("required", List.of("reviewBy")));
        exemption.put("allOf", List.of(Map.of("anyOf", what), Map.of("anyOf", until)));
        return exemption;
    }

    private static List<String> severities(Collection<Severity> severities) {
        return severities.stream().map(Severity::name).toList();
    }

    /** Creates properties with these names, all with the same schema. */
    private static Map<String, Object> same(Collection<String> names, Map<String, Object> schema) {
        Map<String, Object> members = new LinkedHashMap<>();
        names.forEach(name -> members.put(name, schema));
        return members;
    }

    /** A map of two members that keeps their order. */
    private static Map<String, Object> ordered(String first, Object value, String second, Object other) {
        // The order of Map.of differs from process to process
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, value);
        members.put(second, other);
        return members;
    }

    /** An object schema with these members and no others. */
    private static Map<String, Object> closed(Map<String, Object> members) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", members);
        return schema;
    }

    private static Map<String, Object> array(Map<String, Object> entries) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("maxItems", Node.LONGEST);
        schema.put("items", entries);
        return schema;
    }

    private static Map<String, Object> words(List<String> words) {
        return Map.of("enum", words);
    }

    private static Map<String, Object> only(Object value) {
        return Map.of("enum", List.of(value));
    }

    private static Map<String, Object> pattern(String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("maxLength", Node.LONGEST);
        schema.put("pattern", pattern);
        return schema;
    }

    private static Map<String, Object> to(String definition) {
        return to("/definitions/", definition);
    }

    private static Map<String, Object> to(String path, String name) {
        return Map.of(REFERENCE, "#" + path + name);
    }

    private Map<String, Object> described(Map<String, Object> schema, String sentence) {
        Map<String, Object> more = new LinkedHashMap<>();
        describe(more, sentence);
        more.putAll(schema);
        return more;
    }

    private void describe(Map<String, Object> schema, String sentence) {
        if (described) {
            schema.put("description", sentence);
        }
    }
}

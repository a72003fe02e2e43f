package dev.iotjobs.auditor.report.policy;

import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RuleOverride;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.policy.view.EffectiveRule;
import dev.iotjobs.auditor.policy.view.EffectiveRule.Source;
import dev.iotjobs.auditor.policy.view.PolicyDocument;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.PlainText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The effective settings of a policy, as text for a terminal. */
public final class PolicyListing {

    private static final int LONGEST = 1_000;

    private PolicyListing() {}

    /** Lists each rule with its values and their sources, then the overrides and exemptions. */
    public static String text(Policy policy, Collection<RuleDefinition<?>> definitions, Style style) {
        Page page = new Page(style.width());
        for (RuleDefinition<?> definition : definitions) {
            EffectiveRule rule = EffectiveRule.of(definition, policy);
            page.blank().line(style.heading(definition.id()) + "  " + style.heading(definition.title()));
            Columns columns = new Columns();
            columns.row("  enabled", String.valueOf(rule.isOn()), word(rule.onBy()));
            definition.needs().stream()
                    .sorted()
                    .forEach(fact -> columns.row(
                            "  needs " + fact.policyName(), policy.facts().contains(fact) ? "on" : "off", "facts"));
            rule.values()
                    .forEach(value ->
                            columns.row("  " + value.setting().name(), value(value.raw()), word(value.source())));
            new TreeMap<>(rule.shown())
                    .descendingMap()
                    .forEach((own, shown) -> columns.row("  severity " + own, shown.name(), word(Source.RULE)));
            policy.overrides().forEach(override -> add(override, definition, columns));
            page.lines(columns.lines());
        }
        if (PolicyDocument.of(policy, definitions).get("overrides") instanceof List<?> overrides) {
            page.blank().line(style.heading("Overrides"));
            Columns columns = new Columns();
            for (Object override : overrides) {
                if (override instanceof Map<?, ?> members) {
                    columns.row("  " + shown(members.get("name")), "when " + shown(members.get("when")));
                }
            }
            page.lines(columns.lines());
        }
        if (!policy.exemptions().isEmpty()) {
            page.blank().line(style.heading("Exemptions"));
            Columns columns = new Columns();
            policy.exemptions().forEach(exemption -> add(exemption, columns));
            page.lines(columns.lines());
        }
        return page.toString();
    }

    private static String word(Source source) {
        return switch (source) {
            case DEFAULT -> "default";
            case SHARED -> "shared";
            case RULE -> "rule";
        };
    }

    private static void add(RuleOverride override, RuleDefinition<?> rule, Columns columns) {
        RulePolicy said = override.rules().get(rule.id());
        if (said == null) {
            return;
        }
        String source = "override '" + PlainText.line(override.name()) + "'";
        if (said.isOn() != null) {
            columns.row("  enabled", said.isOn().toString(), source);
        }
        rule.settings().stream()
                .filter(said.settings()::has)
                .forEach(setting -> columns.row("  " + setting.name(), value(setting, said), source));
        new TreeMap<>(said.shown())
                .descendingMap()
                .forEach((own, shown) -> columns.row("  severity " + own, shown.name(), source));
    }

    private static <T> String value(Setting<T> setting, RulePolicy said) {
        return value(setting.kind().raw(said.settings().get(setting)));
    }

    private static String value(@Nullable Object raw) {
        return raw == null ? "none" : RawText.of(raw);
    }

    private static String shown(@Nullable Object raw) {
        return raw == null ? "" : PlainText.line(RawText.of(raw), LONGEST);
    }

    private static void add(Exemption exemption, Columns columns) {
        List<String> rules = exemption.rules().stream()
                .map(glob -> PlainText.line(glob.pattern()))
                .toList();
        String until =
                exemption.expires() != null ? "expires " + exemption.expires() : "review by " + exemption.reviewBy();
        columns.row(
                "  " + PlainText.line(exemption.id()),
                String.join(", ", rules),
                until,
                PlainText.line(exemption.approval().owner()),
                PlainText.line(exemption.approval().reason()));
    }
}

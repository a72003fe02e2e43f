package dev.iotjobs.auditor.report.policy;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.policy.document.Catalogue;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.Wrapping;
import java.util.Collection;
import java.util.List;

/** The built-in policy as YAML with a comment on each part, as a template and a reference. */
public final class DefaultPolicy {

    private static final int WIDTH = 100;

    private static final List<String> EXAMPLES = List.of(
            "# Changes for some jobs only. If several overrides name a rule and match a job, the first one applies.",
            "# overrides:",
            "#   - name: canary devices",
            "#     when: { jobIds: [\"canary-*\"], targets: [\"*:thinggroup/lab-*\"] }",
            "#     rules: { IOTJ-RUN-01: { enabled: false } }",
            "",
            "# Findings that their owner accepts for some time: counted and listed, but reported in no message.",
            "# exemptions:",
            "#   - id: EX-1",
            "#     rules: [IOTJ-CFG-03]",
            "#     jobIds: [\"config-*\"]",
            "#     reason: one-off migration",
            "#     owner: ops@example.com",
            "#     expires: 2027-01-31");

    private final Page page = new Page(WIDTH);

    private DefaultPolicy() {}

    /** The built-in policy in YAML, with every rule of {@code definitions}. */
    public static String text(Collection<RuleDefinition<?>> definitions) {
        return new DefaultPolicy().write(new Catalogue(definitions)).toString();
    }

    private Page write(Catalogue catalogue) {
        comment(
                "",
                "The built-in policy of iot-jobs-auditor: every rule, setting and default. Keep what you change, and"
                        + " leave the rest out: a value that a policy does not state keeps its default.");
        page.line("version: 1").blank();
        comment("", "Data that audits read in addition to ListJobs and DescribeJob.");
        page.line("facts:");
        for (Fact fact : Fact.values()) {
            comment(
                    "  ",
                    Fact.AVAILABLE.contains(fact)
                            ? "Reads " + fact.noun() + ": " + fact.action() + "."
                            : "Not available in this version.");
            page.line("  " + fact.policyName() + ": off");
        }
        page.blank();
        scope("shared", "Settings that several rules read. A rule's own settings take precedence.", catalogue.shared());
        scope("lists", "Lists that rules read.", catalogue.lists());
        page.line("rules:");
        catalogue.rules().forEach(this::rule);
        return page.blank().lines(EXAMPLES);
    }

    private void scope(String name, String comment, Collection<Setting<?>> settings) {
        if (!settings.isEmpty()) {
            comment("", comment);
            page.line(name + ":");
            settings.forEach(setting -> setting("  ", setting));
            page.blank();
        }
    }

    private void rule(RuleDefinition<?> rule) {
        comment("  ", rule.title() + ". " + rule.why());
        rule.severities().forEach((severity, condition) -> comment("  ", severity + ": " + condition + "."));
        page.line("  " + rule.id() + ":");
        if (!rule.canBeSwitchedOff()) {
            comment("    ", "Cannot be switched off.");
        }
        page.line("    enabled: " + rule.isOnByDefault());
        List<Setting<?>> own = List.copyOf(rule.settings().stream()
                .filter(setting -> setting.scope() == Setting.Scope.RULE)
                .toList());
        if (!own.isEmpty()) {
            page.line("    settings:");
            own.forEach(setting -> setting("      ", setting));
        }
        List<String> others = rule.settings().stream()
                .filter(setting -> setting.scope() != Setting.Scope.RULE)
                .map(Setting::name)
                .toList();
        if (!others.isEmpty()) {
            comment("    ", "Also reads: " + String.join(", ", others) + ".");
        }
        page.blank();
    }

    private <T> void setting(String indent, Setting<T> setting) {
        comment(indent, setting.description() + " " + setting.kind().bounds() + ".");
        page.line(indent + setting.name() + ": " + RawText.of(setting.kind().raw(setting.standard())));
    }

    private void comment(String indent, String text) {
        Wrapping.lines(indent + "# ", indent + "# ", text, WIDTH).forEach(page::line);
    }
}

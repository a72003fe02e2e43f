package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.rule.Control;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules, for people and for programs. */
public record RuleList(List<RuleDefinition<?>> rules) {

    private static final String CLOSES =
            "A finding also closes when its rule no longer applies, such as one for live jobs"
                    + " after the job ended, when its job is deleted, or when its rule is off. Messages say which.";

    public RuleList {
        rules = List.copyOf(rules);
    }

    /** Each rule with why it matters, how to fix what it finds, and when its findings close. */
    public String text(Style style) {
        Page page = new Page();
        for (RuleDefinition<?> rule : rules) {
            page.blank()
                    .line(style.heading(rule.id()) + "  "
                            + style.severity(rule.worst()) + "  "
                            + style.heading(rule.title()));
            page.wrapped("  ", rule.why());
            page.wrapped("  Judges    ", rule.applicability().text());
            page.wrapped("  Fix       ", rule.fix());
            page.wrapped("  Closes    ", rule.closes());
            page.wrapped("  Needs     ", rule.source());
            page.wrapped("  Settings  ", settings(rule));
            page.wrapped(
                    "  Controls  ",
                    rule.controls().stream().map(Control::toString).collect(Collectors.joining(", ")));
        }
        return page.blank().wrapped("", CLOSES).toString();
    }

    private static String settings(RuleDefinition<?> rule) {
        return rule.settings().isEmpty()
                ? "none"
                : rule.settings().stream().map(Setting::name).collect(Collectors.joining(", "));
    }

    /** An array with an object for each rule, without a line break at its end. */
    public String json() {
        return AuditJson.write(rules.stream().map(RulePart::of).toList());
    }

    /** A rule as a program reads it. */
    private record RulePart(
            String id,
            int version,
            String title,
            String judges,
            String appliesTo,
            Severity severity,
            Map<Severity, String> severities,
            boolean onByDefault,
            List<SettingPart> settings,
            String source,
            String why,
            String fix,
            String closes,
            List<String> controls) {

        /** The only place where one is made. */
        private static RulePart of(RuleDefinition<?> rule) {
            return new RulePart(
                    rule.id(),
                    rule.version(),
                    rule.title(),
                    rule.judges().name(),
                    rule.applicability().text(),
                    rule.worst(),
                    rule.severities(),
                    rule.isOnByDefault(),
                    rule.settings().stream().map(SettingPart::of).toList(),
                    rule.source(),
                    rule.why(),
                    rule.fix(),
                    rule.closes(),
                    rule.controls().stream().map(Control::toString).toList());
        }
    }

    /** A setting as a program reads it. */
    private record SettingPart(
            String name, @Nullable Object standard, String bounds, Setting.Scope scope, String description) {

        private static <T> SettingPart of(Setting<T> setting) {
            return new SettingPart(
                    setting.name(),
                    setting.kind().raw(setting.standard()),
                    setting.kind().bounds(),
                    setting.scope(),
                    setting.description());
        }
    }
}

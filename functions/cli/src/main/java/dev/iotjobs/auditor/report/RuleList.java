package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.Control;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of rules, as text and as JSON. */
public record RuleList(List<RuleDefinition<?>> rules) {

    private static final String CLOSES =
            "A finding also closes when its job is deleted, when its rule is off, or when its rule no"
                    + " longer applies, for example because the job ended. Messages state the reason.";

    public RuleList {
        rules = List.copyOf(rules);
    }

    /** The rules as text. The text says why a rule matters, how to fix its findings, and when they close. */
    public String text(Style style) {
        Page page = new Page(style.width());
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

    /** The rules as a JSON array with one object for each rule. There is no final line break. */
    public String json() {
        return AuditJson.write(rules.stream().map(RulePart::of).toList());
    }

    /** A rule in JSON, with everything that its definition declares. */
    record RulePart(
            String id,
            int version,
            String title,
            String finds,
            String judges,
            String appliesTo,
            Severity severity,
            Map<Severity, String> severities,
            boolean onByDefault,
            boolean canBeSwitchedOff,
            List<SettingPart> settings,
            List<String> reads,
            List<String> mayRead,
            List<String> needs,
            List<String> mayUse,
            String source,
            String why,
            String fix,
            Map<Origin, String> fixByOrigin,
            String closes,
            List<ControlPart> controls) {

        /** The rule in JSON. */
        static RulePart of(RuleDefinition<?> rule) {
            return new RulePart(
                    rule.id(),
                    rule.version(),
                    rule.title(),
                    rule.finds(),
                    rule.judges().name(),
                    rule.applicability().text(),
                    rule.worst(),
                    rule.severities(),
                    rule.isOnByDefault(),
                    rule.canBeSwitchedOff(),
                    rule.settings().stream().map(SettingPart::of).toList(),
                    sorted(rule.reads(), JobField::apiName),
                    sorted(rule.mayRead(), JobField::apiName),
                    sorted(rule.needs(), Fact::policyName),
                    sorted(rule.mayUse(), Fact::policyName),
                    rule.source(),
                    rule.why(),
                    rule.fix(),
                    new TreeMap<>(rule.fixByOrigin()),
                    rule.closes(),
                    rule.controls().stream().map(ControlPart::of).toList());
        }

        private static <E extends Enum<E>> List<String> sorted(Set<E> constants, Function<E, String> name) {
            return constants.stream().sorted().map(name).toList();
        }
    }

    /**
     * A control of a security or operations framework, in JSON.
     *
     * @param stated true if the framework itself states what the rule checks; false if this project concludes it from
     *     the title of the control
     */
    record ControlPart(String framework, String id, boolean stated) {

        private static ControlPart of(Control control) {
            return new ControlPart(control.framework(), control.id(), control.isStated());
        }
    }

    /** A setting in JSON. */
    record SettingPart(String name, @Nullable Object standard, String bounds, Setting.Scope scope, String description) {

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

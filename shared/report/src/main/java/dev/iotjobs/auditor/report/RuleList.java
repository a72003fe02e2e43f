package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.rule.RuleMetadata;
import java.util.List;

/** The rules, for people and for programs. */
public record RuleList(List<RuleMetadata> rules) {

    public RuleList {
        rules = List.copyOf(rules);
    }

    /** Each rule with why it matters and what it stands on. */
    public String text(Style style) {
        Page page = new Page();
        for (RuleMetadata rule : rules) {
            page.blank()
                    .line(style.heading(rule.id()) + "  "
                            + style.severity(rule.severity(), rule.severity().name()) + "  "
                            + style.heading(rule.title()));
            page.wrapped("  why   ", rule.rationale());
            page.wrapped("  fix   ", rule.remediation());
            page.wrapped("  from  ", rule.awsSource());
            page.wrapped("  for   ", String.join(", ", rule.references()));
        }
        return page.toString();
    }

    /** An array with every field of each rule, without a line break at its end. */
    public String json() {
        return AuditJson.write(rules);
    }
}

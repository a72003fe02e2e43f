package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.text.Page;
import java.util.List;

/** The rules, for people and for programs. */
public record RuleList(List<RuleMetadata> rules) {

    public RuleList {
        rules = List.copyOf(rules);
    }

    /** Each rule with why it matters, how to fix what it finds, and the API fields it needs. */
    public String text(Style style) {
        Page page = new Page();
        for (RuleMetadata rule : rules) {
            page.blank()
                    .line(style.heading(rule.id()) + "  "
                            + style.severity(rule.severity()) + "  "
                            + style.heading(rule.title()));
            page.wrapped("  ", rule.rationale());
            page.wrapped("  Fix       ", rule.remediation());
            page.wrapped("  Needs     ", rule.awsSource());
            page.wrapped("  Controls  ", String.join(", ", rule.references()));
        }
        return page.toString();
    }

    /** An array with every field of each rule, without a line break at its end. */
    public String json() {
        return AuditJson.write(rules);
    }
}

package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.text.Page;
import java.util.List;

/** The rules, for people and for programs. */
public record RuleList(List<RuleMetadata> rules) {

    private static final String CLOSES = "A finding closes when an audit finds it fixed (a rate must fall below a lower"
            + " threshold than the one that opened it), when its rule no longer applies, such as one for live jobs"
            + " after the job ended, when its job is deleted, when its job ended more than "
            + Policy.standard().agesOutAfter().toDays() + " days ago, or when its rule is off. Messages say which.";

    public RuleList {
        rules = List.copyOf(rules);
    }

    /** Each rule with why it matters, how to fix what it finds, and the API fields it needs; then how findings close. */
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
        return page.blank().wrapped("", CLOSES).toString();
    }

    /** An array with every field of each rule, without a line break at its end. */
    public String json() {
        return AuditJson.write(rules);
    }
}

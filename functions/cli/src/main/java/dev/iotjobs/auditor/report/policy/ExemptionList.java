package dev.iotjobs.auditor.report.policy;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.view.PolicyDocument;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.ExemptionTerm;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The exemptions of a policy, and the findings that each of them exempts now, as text and as JSON. */
public final class ExemptionList {

    /** Maximum number of findings that are listed for an exemption. The others are only counted. */
    private static final int LISTED = 5;

    private final List<Exemption> exemptions;
    private final Map<String, List<Finding>> findings;
    private final Instant now;

    /** @param exempted stored findings that an exemption covers; the policy may no longer have that exemption */
    public ExemptionList(List<Exemption> exemptions, List<Finding> exempted, Instant now) {
        this.exemptions = List.copyOf(exemptions);
        this.findings = exempted.stream()
                .sorted(Finding.WORST_FIRST)
                .collect(Collectors.groupingBy(
                        finding -> String.valueOf(finding.exemption()), TreeMap::new, Collectors.toList()));
        this.now = now;
    }

    /** The ids of exemptions that stored findings name but the policy no longer has. */
    private List<String> others() {
        List<String> known = exemptions.stream().map(Exemption::id).toList();
        return findings.keySet().stream().filter(id -> !known.contains(id)).toList();
    }

    private List<Finding> of(String id) {
        return findings.getOrDefault(id, List.of());
    }

    /** The list as text: a block for each exemption, in the order of the policy. */
    public String text(Style style) {
        Page page = new Page(style.width());
        for (Exemption exemption : exemptions) {
            heading(page, style, exemption.id(), ExemptionTerm.of(exemption, now));
            Columns about = new Columns();
            about.row("  rules", patterns(exemption));
            about.row("  owner", PlainText.line(exemption.approval().owner()));
            about.row("  reason", PlainText.line(exemption.approval().reason()));
            page.lines(about.lines());
            if (of(exemption.id()).isEmpty()) {
                page.line("  exempts no open finding");
            } else {
                list(page, exemption.id());
            }
        }
        for (String id : others()) {
            heading(page, style, id, "not in the policy; the next audit with this policy reports these findings again");
            list(page, id);
        }
        if (exemptions.isEmpty() && findings.isEmpty()) {
            page.line("The policy has no exemption, and no open finding is exempted.");
        }
        return page.toString();
    }

    private static void heading(Page page, Style style, String id, String term) {
        page.blank().line(style.heading(PlainText.line(id)) + "  " + term);
    }

    private static String patterns(Exemption exemption) {
        return exemption.rules().stream()
                .map(glob -> PlainText.line(glob.pattern()))
                .collect(Collectors.joining(", "));
    }

    private void list(Page page, String id) {
        List<Finding> all = of(id);
        page.line("  exempts " + Figures.count(all.size(), "open finding") + ": " + severities(all));
        Columns columns = new Columns();
        all.stream()
                .limit(LISTED)
                .forEach(finding -> columns.row(
                        "    " + finding.severity().name(),
                        finding.key().ruleId(),
                        PlainText.line(finding.title()),
                        PlainText.line(finding.key().subject().name()),
                        PlainText.line(finding.key().place().region())));
        page.lines(columns.lines());
        if (all.size() > LISTED) {
            page.line("    and " + Figures.count(all.size() - LISTED) + " more");
        }
    }

    private static String severities(List<Finding> findings) {
        Map<Severity, Integer> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::severity, Collectors.summingInt(_ -> 1)));
        return Figures.each(counts);
    }

    /**
     * The list as a JSON array without a final line break. Each object has the members of one exemption, the number of
     * findings that it exempts, and some of these findings.
     */
    public String json() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Exemption exemption : exemptions) {
            Map<String, Object> entry = new LinkedHashMap<>(PolicyDocument.of(exemption));
            entry.put("inPolicy", true);
            entry.put("expired", exemption.isExpired(now));
            entries.add(with(entry, exemption.id()));
        }
        for (String id : others()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id);
            entry.put("inPolicy", false);
            entries.add(with(entry, id));
        }
        return AuditJson.write(entries);
    }

    private Map<String, Object> with(Map<String, Object> entry, String id) {
        entry.put("findings", of(id).size());
        entry.put("examples", of(id).stream().limit(LISTED).map(Example::of).toList());
        return entry;
    }

    /** A finding in JSON, as an example of the findings that an exemption exempts. */
    private record Example(
            String findingId, String ruleId, Severity severity, String region, String subject, Instant openedAt) {

        private static Example of(Finding finding) {
            return new Example(
                    finding.key().id(),
                    finding.key().ruleId(),
                    finding.severity(),
                    finding.key().place().region(),
                    finding.key().subject().name(),
                    finding.since());
        }
    }
}

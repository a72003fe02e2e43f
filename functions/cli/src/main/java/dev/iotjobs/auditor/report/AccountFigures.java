package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What the last audits of the account counted for a rule, as text and as JSON. */
public record AccountFigures(RuleDefinition<?> rule, RuleFigures figures) {

    /** {@link #text} adds the time of the oldest figures if that time is at least this long ago. */
    private static final Duration OLD = Duration.ofDays(1);

    /**
     * The figures as text, for example {@code In this account: 11 open findings, 1 exempted; 486 jobs pass, 403 not
     * applicable, 0 without data}. The text ends with a line break.
     */
    public String text(Instant now) {
        StringJoiner subjects = new StringJoiner(", ");
        int passed = figures.verdicts().compliant();
        subjects.add(Figures.count(passed, rule.judges().name()) + (passed == 1 ? " passes" : " pass"));
        int notApplicable = figures.verdicts().notApplicable();
        subjects.add(Figures.count(notApplicable) + " not applicable");
        addIfAny(subjects, figures.waiting(), "waits", "wait");
        addIfAny(subjects, figures.undecided(), "undecided", "undecided");
        subjects.add(Figures.count(figures.withoutData()) + " without data");
        addIfAny(subjects, notEvaluated(), "not evaluated", "not evaluated");
        String line = "In this account" + regions() + ": " + Figures.count(figures.open(), "open finding") + ", "
                + Figures.count(figures.exempted()) + " exempted; " + subjects + age(now);
        return new Page().wrapped("", line).toString();
    }

    private static void addIfAny(StringJoiner subjects, int count, String one, String many) {
        if (count > 0) {
            subjects.add(Figures.count(count, one, many));
        }
    }

    /** The number of jobs without fresh evidence if {@link #rule} judges jobs; 0 if it judges other subjects. */
    private int notEvaluated() {
        return rule.judges().equals(SubjectKind.JOB) ? figures.notEvaluated() : 0;
    }

    /** How many Regions the figures cover; empty if they cover all Regions. */
    private String regions() {
        int counted = figures.audits().size();
        int all = counted + figures.notCounted().size();
        return counted == all ? "" : ", " + Figures.count(counted) + " of " + Figures.count(all, "Region");
    }

    private String age(Instant now) {
        Instant oldest = Collections.min(figures.audits().values());
        return oldest.plus(OLD).isAfter(now) ? "" : "; as of " + Times.minute(oldest);
    }

    /** The figures as a part of a JSON document. */
    Part part() {
        return new Part(
                new TreeMap<>(figures.audits()),
                figures.notCounted(),
                figures.open(),
                figures.exempted(),
                figures.verdicts().compliant(),
                figures.verdicts().notApplicable(),
                figures.waiting(),
                figures.undecided(),
                figures.withoutData(),
                notEvaluated());
    }

    /**
     * The figures as a part of a JSON document.
     *
     * @param audits by Region, the start of the audit that counted the figures
     * @param notCounted audited Regions whose figures are unknown
     */
    record Part(
            Map<String, Instant> audits,
            List<String> notCounted,
            int openFindings,
            int exemptedFindings,
            int compliant,
            int notApplicable,
            int waiting,
            int undecided,
            int withoutData,
            int notEvaluated) {}
}

package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Locale;

/** The first sentences of the HTML report: how many findings there are, and the worst findings in words. */
final class Lead {

    static final String FAILURE_RATE = "IOTJ-RUN-01";

    private static final String SECRET = "IOTJ-SEC-06";
    private static final String POLICY = "IOTJ-ACC-04";
    private static final int MOST_RULES = 3;

    private final Tally tally;
    private final List<RuleTally> worstRules;

    Lead(Tally tally) {
        this.tally = tally;
        Severity worst = worst(tally);
        this.worstRules = tally.rules().stream()
                .filter(rule -> rule.worst() == worst)
                .sorted(RuleTally.WORST_FIRST)
                .toList();
    }

    private static Severity worst(Tally tally) {
        return tally.rules().stream()
                .map(RuleTally::worst)
                .max(Severity::compareTo)
                .orElse(Severity.INFORMATIONAL);
    }

    /** The heading, for example {@code 56 open findings, 5 of them critical}. Requires at least one open finding. */
    String heading() {
        int all = tally.openCount();
        Severity worst = worst(tally);
        String word = worst.name().toLowerCase(Locale.ROOT);
        return tally.open(worst) == all
                ? Figures.count(all, "open " + word + " finding")
                : Figures.count(all, "open finding") + ", " + Figures.count(tally.open(worst)) + " of them " + word;
    }

    /**
     * Names the rules with the worst findings. If live jobs fail too often, adds how many of their executions failed or
     * timed out, and how many are still to come.
     */
    String text() {
        String worst = worst(tally) == Severity.CRITICAL ? critical() : notCritical();
        return tally.failing() == 0 ? worst : worst + " " + executions();
    }

    private String critical() {
        List<String> parts = worstRules.stream().map(Lead::words).toList();
        String sentence = parts.size() <= MOST_RULES
                ? Shown.list(parts)
                : String.join(", ", parts.subList(0, MOST_RULES)) + ", and "
                        + Figures.count(parts.size() - MOST_RULES, "more rule has", "more rules have")
                        + " critical findings";
        return Sentences.sentence(sentence);
    }

    private String executions() {
        String failed = Figures.count(tally.failing(), "execution has", "executions have")
                + " failed or timed out in running jobs";
        return tally.toCome() == 0
                ? failed + "."
                : failed + "; " + Figures.count(tally.toCome(), "execution is", "executions are") + " still to come.";
    }

    /**
     * The critical findings of a rule in words, for example {@code 4 jobs fail on 20 % or more of their devices and are
     * still running}.
     */
    private static String words(RuleTally rule) {
        int findings = rule.count(Severity.CRITICAL);
        return switch (rule.id()) {
            case FAILURE_RATE -> failing(rule, findings);
            case SECRET -> Figures.count(findings, "job exposes a secret", "jobs expose secrets");
            case POLICY ->
                "the policy is invalid"
                        + (rule.criticalRegions() > 1
                                ? " in " + Figures.count(rule.criticalRegions()) + " Regions"
                                : "");
            default ->
                Figures.count(findings, "critical finding") + " of the rule \"" + rule.title() + "\""
                        + (findings == 1 ? " is open" : " are open");
        };
    }

    private static String failing(RuleTally rule, int jobs) {
        Double from = rule.criticalFromPercent();
        String share = from == null ? "too many" : Percent.plain(from) + " % or more";
        String fail = Figures.count(jobs, "job fails", "jobs fail") + " on " + share + " of "
                + (jobs == 1 ? "its" : "their") + " devices";
        int live = rule.criticalAndLive();
        if (live == 0) {
            return fail;
        }
        return live == jobs
                ? fail + " and " + (jobs == 1 ? "is" : "are") + " still running"
                : fail + " (" + Figures.count(live) + " still running)";
    }

    /**
     * The sentence on the worst findings if no finding is critical, for example {@code The high ones: No abort criteria
     * on a multi-device job (9) and No progress (3).}
     */
    private String notCritical() {
        Severity worst = worst(tally);
        List<String> rules = worstRules.stream()
                .map(rule -> rule.title() + " (" + Figures.count(rule.count(worst)) + ")")
                .toList();
        return "The " + worst.name().toLowerCase(Locale.ROOT) + (tally.open(worst) == 1 ? " one: " : " ones: ")
                + Shown.list(rules, MOST_RULES) + ".";
    }
}

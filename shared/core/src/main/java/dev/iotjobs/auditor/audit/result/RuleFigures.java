package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.rule.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures on one rule from the last audits of an account, over all Regions.
 *
 * @param audits start of the audit from which the figures come, by Region
 * @param notCounted audited Regions without known figures
 * @param open number of open findings that are not exempted
 * @param exempted number of open findings that are exempted
 * @param notEvaluated number of jobs without fresh evidence; the same for every rule
 */
public record RuleFigures(
        Map<String, Instant> audits,
        List<String> notCounted,
        int open,
        int exempted,
        RuleCounts verdicts,
        int notEvaluated) {

    public static final RuleFigures NONE = new RuleFigures(Map.of(), List.of(), 0, 0, RuleCounts.NONE, 0);

    public RuleFigures {
        audits = Map.copyOf(audits);
        notCounted = List.copyOf(notCounted);
    }

    /** The figures of a Region whose last audit is unknown. */
    public static RuleFigures notCounted(String region) {
        return new RuleFigures(Map.of(), List.of(region), 0, 0, RuleCounts.NONE, 0);
    }

    /** The sum of these figures and the others. */
    public RuleFigures and(RuleFigures others) {
        Map<String, Instant> all = new HashMap<>(audits);
        all.putAll(others.audits);
        List<String> without = new ArrayList<>(notCounted);
        without.addAll(others.notCounted);
        return new RuleFigures(
                all,
                without,
                open + others.open,
                exempted + others.exempted,
                verdicts.and(others.verdicts),
                notEvaluated + others.notEvaluated);
    }

    /** Whether all figures of the rule are 0. This is the case if the rule was off or had no subject. */
    public boolean isNothing() {
        return open == 0 && exempted == 0 && verdicts.equals(RuleCounts.NONE);
    }

    /**
     * The number of subjects that the rule cannot judge yet. The rule needs another audit, more executions or more
     * time.
     */
    public int waiting() {
        return verdicts.pending() + verdicts.gaps(Gap.Count.WAITING);
    }

    /** The number of subjects whose data is present but does not decide the verdict. */
    public int undecided() {
        return verdicts.gaps(Gap.Count.UNDECIDED);
    }

    /** The number of subjects that the rule could not evaluate because data was missing. */
    public int withoutData() {
        return verdicts.withoutData();
    }
}

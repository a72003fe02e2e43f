package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.rule.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the last audits of an account counted of one rule, over all Regions.
 *
 * @param audits when the audits began, by Region
 * @param notCounted audited Regions without known figures
 * @param open findings that are open and not exempted
 * @param exempted findings that are open and exempted
 * @param notEvaluated jobs without fresh evidence, whatever the rule
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

    /** The figures of a Region that has none. */
    public static RuleFigures notCounted(String region) {
        return new RuleFigures(Map.of(), List.of(region), 0, 0, RuleCounts.NONE, 0);
    }

    /** The sum of both figures. */
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

    /** Whether no audit counted anything for the rule: the rule was off, or had no subject. */
    public boolean isNothing() {
        return open == 0 && exempted == 0 && verdicts.equals(RuleCounts.NONE);
    }

    /** The number of subjects whose verdict waits: for another audit, for more executions, or until they are older. */
    public int waiting() {
        return verdicts.pending() + verdicts.gaps(Gap.Count.WAITING);
    }

    /** The number of subjects whose data is present and does not decide. */
    public int undecided() {
        return verdicts.gaps(Gap.Count.UNDECIDED);
    }

    /** The number of subjects that the rule could not evaluate because data was missing. */
    public int withoutData() {
        return verdicts.withoutData();
    }
}

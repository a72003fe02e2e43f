package dev.iotjobs.auditor;

import static dev.iotjobs.auditor.rule.Control.nist;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;

/** A rule for tests that gives the same verdict on every job. */
public final class PlantedRule extends Rule<JobFacts> {

    public static final String ID = "IOTJ-TST-01";

    private final Verdict verdict;

    public PlantedRule(String id, Verdict verdict) {
        super(builder(id).build());
        this.verdict = verdict;
    }

    /** The evaluation of a rule that gave this verdict. */
    public static Evaluation evaluation(Verdict verdict) {
        return evaluation(ID, verdict);
    }

    public static Evaluation evaluation(String id, Verdict verdict) {
        return new Evaluation(new PlantedRule(id, verdict).definition(), verdict, null);
    }

    /** A builder with a complete definition of a planted rule, which a test may change. */
    public static RuleDefinition.Builder<JobFacts> builder(String id) {
        return builder(SubjectKind.JOB, id);
    }

    /** A builder as {@link #builder(String)}, for another kind of subject. */
    public static <F extends Facts> RuleDefinition.Builder<F> builder(SubjectKind<F> judges, String id) {
        return RuleDefinition.of(judges, id)
                .version(7)
                .title("Planted")
                .finds("Every subject is one.")
                .appliesToEvery("every subject")
                .severity(Severity.LOW, "always")
                .why("It is planted.")
                .fix("Take it out.")
                .fix(Origin.FREERTOS_OTA, "Take the update out.")
                .controls(nist("SI-2"));
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        return verdict;
    }
}

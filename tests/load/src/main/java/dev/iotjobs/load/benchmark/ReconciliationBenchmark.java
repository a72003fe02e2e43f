package dev.iotjobs.load.benchmark;

import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.finding.Reconciler;
import dev.iotjobs.auditor.finding.Reconciliation;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.RuleBook;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What every rule says of one job held against what was known of it; at most one finding changes. */
@State(Scope.Thread)
public class ReconciliationBenchmark {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final long REVISION = 7;

    private final Place place = new Place("aws", DescribedJobs.ACCOUNT_ID, DescribedJobs.REGION);
    private final Subject subject =
            new Subject.OfJob(new JobKey("arn:aws:iot:eu-west-1:123456789012:job/benchmark", NOW));
    private final List<Evaluation> fine = evaluations(Verdict.compliant("nothing is wrong"));
    private final List<Evaluation> bad = evaluations(nonCompliant(Severity.MEDIUM));
    private final List<Evaluation> worse = evaluations(nonCompliant(Severity.HIGH));
    private final Map<String, Mark> nothingOpen = Map.of();
    private final Map<String, Mark> oneOpen = reconcile(nothingOpen, bad).marks();

    /**
     * Makes sure that each benchmark measures what its name says.
     *
     * @throws IllegalStateException when one does not
     */
    @Setup
    public void check() {
        require(unchanged());
        require(opened(), TransitionType.OPENED);
        require(worsened(), TransitionType.WORSENED);
        require(resolved(), TransitionType.RESOLVED);
    }

    @Benchmark
    public Reconciliation unchanged() {
        return reconcile(oneOpen, bad);
    }

    @Benchmark
    public Reconciliation opened() {
        return reconcile(nothingOpen, bad);
    }

    @Benchmark
    public Reconciliation worsened() {
        return reconcile(oneOpen, worse);
    }

    @Benchmark
    public Reconciliation resolved() {
        return reconcile(oneOpen, fine);
    }

    private Reconciliation reconcile(Map<String, Mark> known, List<Evaluation> evaluations) {
        return Reconciler.reconcile(place, known, evaluations, NOW, NOW, REVISION);
    }

    /** One verdict of every rule: of the first this one, of the others that all is well. */
    private List<Evaluation> evaluations(Verdict ofFirst) {
        List<Evaluation> evaluations = new ArrayList<>();
        RuleBook.standard()
                .metadata()
                .forEach(rule -> evaluations.add(new Evaluation(
                        rule, subject, evaluations.isEmpty() ? ofFirst : Verdict.compliant("nothing is wrong"))));
        return evaluations;
    }

    private static Verdict nonCompliant(Severity severity) {
        Evidence evidence = Evidence.of("failed", 171).and("executed", 450).and("percent", 38.0);
        return Verdict.nonCompliant(severity, "171 of 450 executions (38.0 %) were unsuccessful", evidence, null);
    }

    private static void require(Reconciliation changes, TransitionType... expected) {
        List<TransitionType> types =
                changes.transitions().stream().map(Transition::type).toList();
        if (!types.equals(List.of(expected))) {
            throw new IllegalStateException("transitions: expected " + List.of(expected) + ", got " + types);
        }
    }
}

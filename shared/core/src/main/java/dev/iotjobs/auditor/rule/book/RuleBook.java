package dev.iotjobs.auditor.rule.book;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.account.AuditCoverageIncomplete;
import dev.iotjobs.auditor.rule.account.DeletionsNearLimit;
import dev.iotjobs.auditor.rule.account.PolicyInvalid;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.account.RuleFailed;
import dev.iotjobs.auditor.rule.configuration.AbortCriteriaMissing;
import dev.iotjobs.auditor.rule.configuration.AbortCriterionUnreachable;
import dev.iotjobs.auditor.rule.configuration.AbortThresholdTooLax;
import dev.iotjobs.auditor.rule.configuration.FailureTypesUncovered;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.rule.configuration.ProductionWithoutSchedule;
import dev.iotjobs.auditor.rule.configuration.RampNotGated;
import dev.iotjobs.auditor.rule.configuration.RampTooAggressive;
import dev.iotjobs.auditor.rule.configuration.RetriesExcessive;
import dev.iotjobs.auditor.rule.configuration.RolloutNotLimited;
import dev.iotjobs.auditor.rule.configuration.ScheduledEndForceCancels;
import dev.iotjobs.auditor.rule.configuration.TimeoutOutsidePolicy;
import dev.iotjobs.auditor.rule.configuration.WindowShorterThanTimeout;
import dev.iotjobs.auditor.rule.governance.BlastRadius;
import dev.iotjobs.auditor.rule.governance.DescriptionMissing;
import dev.iotjobs.auditor.rule.governance.RequiredTagsMissing;
import dev.iotjobs.auditor.rule.governance.TargetOverlap;
import dev.iotjobs.auditor.rule.lifecycle.AbortedByCriteria;
import dev.iotjobs.auditor.rule.lifecycle.CancelledWithoutReason;
import dev.iotjobs.auditor.rule.lifecycle.DeletionStuck;
import dev.iotjobs.auditor.rule.lifecycle.EvidenceExpires;
import dev.iotjobs.auditor.rule.lifecycle.ExecutionsCancelledSingly;
import dev.iotjobs.auditor.rule.lifecycle.JobForceCancelled;
import dev.iotjobs.auditor.rule.lifecycle.LiveJobDeleted;
import dev.iotjobs.auditor.rule.lifecycle.RunningAfterCancellation;
import dev.iotjobs.auditor.rule.lifecycle.ScheduledStartMissed;
import dev.iotjobs.auditor.rule.runtime.AbortNotObserved;
import dev.iotjobs.auditor.rule.runtime.CompletedWithNoSuccess;
import dev.iotjobs.auditor.rule.runtime.CompletedWithPoorSuccess;
import dev.iotjobs.auditor.rule.runtime.ExecutionsRemoved;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import dev.iotjobs.auditor.rule.runtime.InProgressBeyondAnyTimer;
import dev.iotjobs.auditor.rule.runtime.NoProgress;
import dev.iotjobs.auditor.rule.runtime.QueuedTooLong;
import dev.iotjobs.auditor.rule.runtime.RejectionRateTooHigh;
import dev.iotjobs.auditor.rule.runtime.SiblingFailures;
import dev.iotjobs.auditor.rule.runtime.SnapshotOverdue;
import dev.iotjobs.auditor.rule.runtime.TimeoutRateTooHigh;
import dev.iotjobs.auditor.rule.security.DocumentSourceUntrusted;
import dev.iotjobs.auditor.rule.security.PackageVersionMissing;
import dev.iotjobs.auditor.rule.security.PlaceholderLeft;
import dev.iotjobs.auditor.rule.security.PresignRoleForeign;
import dev.iotjobs.auditor.rule.security.PresignRoleNotApproved;
import dev.iotjobs.auditor.rule.security.PresignedUrlTooLong;
import dev.iotjobs.auditor.rule.security.RunsAsRoot;
import dev.iotjobs.auditor.rule.security.SecretExposed;
import dev.iotjobs.auditor.rule.security.TemplateNotApproved;
import dev.iotjobs.auditor.rule.security.UrlUnprotected;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All rules. For each subject, the book checks which rules apply and have the data that they need. Then it lets these
 * rules judge.
 */
public final class RuleBook {

    /** The rules of this version of the auditor, sorted by id. */
    private static final List<Rule<?>> STANDARD = List.of(
            new QuotaNearLimit(), // IOTJ-ACC-01
            new AuditCoverageIncomplete(), // IOTJ-ACC-03
            new PolicyInvalid(), // IOTJ-ACC-04
            new RuleFailed(), // IOTJ-ACC-05
            new DeletionsNearLimit(), // IOTJ-ACC-06
            new InProgressTimeoutMissing(), // IOTJ-CFG-01
            new TimeoutOutsidePolicy(), // IOTJ-CFG-02
            new AbortCriteriaMissing(), // IOTJ-CFG-03
            new FailureTypesUncovered(), // IOTJ-CFG-04
            new AbortThresholdTooLax(), // IOTJ-CFG-05
            new AbortCriterionUnreachable(), // IOTJ-CFG-06
            new RolloutNotLimited(), // IOTJ-CFG-07
            new RampNotGated(), // IOTJ-CFG-08
            new RampTooAggressive(), // IOTJ-CFG-09
            new RetriesExcessive(), // IOTJ-CFG-12
            new ScheduledEndForceCancels(), // IOTJ-CFG-13
            new WindowShorterThanTimeout(), // IOTJ-CFG-14
            new ProductionWithoutSchedule(), // IOTJ-CFG-15
            new DescriptionMissing(), // IOTJ-GOV-01
            new RequiredTagsMissing(), // IOTJ-GOV-02
            new BlastRadius(), // IOTJ-GOV-03
            new TargetOverlap(), // IOTJ-GOV-04
            new JobForceCancelled(), // IOTJ-LIF-01
            new CancelledWithoutReason(), // IOTJ-LIF-02
            new RunningAfterCancellation(), // IOTJ-LIF-03
            new ScheduledStartMissed(), // IOTJ-LIF-04
            new DeletionStuck(), // IOTJ-LIF-05
            new EvidenceExpires(), // IOTJ-LIF-06
            new LiveJobDeleted(), // IOTJ-LIF-07
            new ExecutionsCancelledSingly(), // IOTJ-LIF-08
            new AbortedByCriteria(), // IOTJ-LIF-09
            new FailureRateTooHigh(), // IOTJ-RUN-01
            new TimeoutRateTooHigh(), // IOTJ-RUN-02
            new RejectionRateTooHigh(), // IOTJ-RUN-03
            new NoProgress(), // IOTJ-RUN-04
            new QueuedTooLong(), // IOTJ-RUN-05
            new SnapshotOverdue(), // IOTJ-RUN-06
            new InProgressBeyondAnyTimer(), // IOTJ-RUN-07
            new CompletedWithPoorSuccess(), // IOTJ-RUN-08
            new CompletedWithNoSuccess(), // IOTJ-RUN-09
            new AbortNotObserved(), // IOTJ-RUN-10
            new SiblingFailures(), // IOTJ-RUN-11
            new ExecutionsRemoved(), // IOTJ-RUN-12
            new PresignedUrlTooLong(), // IOTJ-SEC-01
            new PresignRoleForeign(), // IOTJ-SEC-02
            new PresignRoleNotApproved(), // IOTJ-SEC-03
            new DocumentSourceUntrusted(), // IOTJ-SEC-04
            new SecretExposed(), // IOTJ-SEC-06
            new UrlUnprotected(), // IOTJ-SEC-07
            new RunsAsRoot(), // IOTJ-SEC-08
            new TemplateNotApproved(), // IOTJ-SEC-09
            new PackageVersionMissing(), // IOTJ-SEC-10
            new PlaceholderLeft()); // IOTJ-SEC-12

    private final List<Rule<?>> rules;
    private final Map<Class<?>, List<Entry<?>>> byFacts = new HashMap<>();

    /** A rule with its definition. {@code needs} and {@code reads} are copies of two sets of the definition. */
    private static final class Entry<F extends Facts> {

        private final Rule<F> rule;
        private final RuleDefinition<F> definition;
        private final Fact[] needs; // an array, because a loop over an array is faster than over a set
        private final JobField[] reads;

        private Entry(Rule<F> rule) {
            this.rule = rule;
            this.definition = rule.definition();
            this.needs = definition.needs().toArray(Fact[]::new);
            this.reads = definition.reads().toArray(JobField[]::new);
        }
    }

    /**
     * @throws IllegalArgumentException if two rules have the same id, if two different shared settings have the same
     *     name, or if the {@code silentWhen} of a rule names an unsuitable rule
     */
    public RuleBook(List<? extends Rule<?>> rules) {
        this.rules = List.copyOf(rules);
        this.rules.forEach(
                rule -> byFacts.computeIfAbsent(rule.definition().judges().facts(), _ -> new ArrayList<>())
                        .add(new Entry<>(rule)));
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    public static RuleBook standard() {
        return new RuleBook(STANDARD);
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Map<String, Setting<?>> shared = new HashMap<>();
        for (RuleDefinition<?> rule : definitions()) {
            if (!ids.add(rule.id())) {
                problems.add(rule.id() + " stands in the book twice");
            }
            rule.silentWhen().stream()
                    .filter(silence -> !silences(silence.ruleId(), rule))
                    .forEach(silence -> problems.add(rule.id() + ": silentWhen names " + silence.ruleId()
                            + ", which is unknown, judges other subjects, or is silent because of this rule"));
            rule.settings().stream()
                    .filter(setting -> setting.scope() != Setting.Scope.RULE)
                    .filter(setting -> !setting.equals(shared.computeIfAbsent(setting.name(), _ -> setting)))
                    .forEach(setting -> problems.add(rule.id() + ": another shared setting '" + setting.name() + "'"));
        }
        return problems;
    }

    /**
     * Whether {@code silentWhen} of the rule {@code silent} may name the rule {@code ruleId}. False if {@code ruleId}
     * is not in the book, judges another kind of subject, or can itself be silent because of {@code silent}.
     */
    private boolean silences(String ruleId, RuleDefinition<?> silent) {
        return find(ruleId)
                .filter(rule -> rule.judges().equals(silent.judges()))
                .filter(rule -> !isSilencedBy(rule, silent.id(), new HashSet<>()))
                .isPresent();
    }

    private boolean isSilencedBy(RuleDefinition<?> rule, String ruleId, Set<String> seen) {
        return rule.id().equals(ruleId)
                || (seen.add(rule.id())
                        && rule.silentWhen().stream()
                                .flatMap(silence -> find(silence.ruleId()).stream())
                                .anyMatch(next -> isSilencedBy(next, ruleId, seen)));
    }

    /** The definitions of all rules, in the order of the book. */
    public List<RuleDefinition<?>> definitions() {
        List<RuleDefinition<?>> definitions = new ArrayList<>();
        rules.forEach(rule -> definitions.add(rule.definition()));
        return List.copyOf(definitions);
    }

    /** The definition of one rule; empty for a rule that is not in the book. */
    public Optional<RuleDefinition<?>> find(String ruleId) {
        return definitions().stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }

    /**
     * The verdicts on one subject, by all rules that judge this kind of subject and are not {@link Ruling.Off}. If a
     * rule throws an exception, the verdict of this rule is INSUFFICIENT_DATA.
     *
     * @param now time of the judgement
     * @param rulings returns the ruling of the policy on a rule
     * @param memories returns what a rule may know about its own earlier verdicts, by rule id
     */
    public List<Evaluation> judge(
            Facts facts, Instant now, Function<RuleDefinition<?>, Ruling> rulings, Function<String, Memory> memories) {
        List<Entry<?>> entries = byFacts.getOrDefault(facts.getClass(), List.of());
        List<Evaluation> evaluations = new ArrayList<>(entries.size());
        for (Entry<?> entry : entries) {
            Ruling ruling = rulings.apply(entry.definition);
            if (!(ruling instanceof Ruling.Off)) { // the record closes an open finding of a rule that is off
                Memory before = memories.apply(entry.definition.id());
                evaluations.add(evaluate(entry, facts, context(ruling, now, before), ruling));
            }
        }
        List<Evaluation> all = List.copyOf(evaluations);
        return all.stream().anyMatch(RuleBook::mayBeSilenced)
                ? all.stream()
                        .map(evaluation -> silenced(evaluation, all, memories))
                        .toList()
                : all;
    }

    private static boolean mayBeSilenced(Evaluation evaluation) {
        return evaluation.verdict().outcome() instanceof Outcome.NonCompliant
                && !evaluation.rule().silentWhen().isEmpty();
    }

    /**
     * Replaces NON_COMPLIANT by NOT_APPLICABLE if another rule reports the same defect. An open finding then closes as
     * COVERED.
     */
    private static Evaluation silenced(Evaluation evaluation, List<Evaluation> all, Function<String, Memory> memories) {
        if (!(evaluation.verdict().outcome() instanceof Outcome.NonCompliant(var severity))) {
            return evaluation;
        }
        return evaluation.rule().silentWhen().stream()
                .filter(silence -> silence.only() == null || silence.only() == severity)
                .flatMap(silence -> all.stream()
                        .filter(other -> other.rule().id().equals(silence.ruleId()))
                        .filter(other -> reports(other, memories)))
                .findFirst()
                .map(other -> evaluation.with(Verdict.notApplicable(
                        End.COVERED,
                        other.rule().id() + " reports the same defect: "
                                + evaluation.verdict().reason())))
                .orElse(evaluation);
    }

    private static boolean reports(Evaluation evaluation, Function<String, Memory> memories) {
        return switch (evaluation.verdict().outcome()) {
            case Outcome.NonCompliant _ -> true;
            case Outcome.InsufficientData _, Outcome.Pending _ ->
                memories.apply(evaluation.rule().id()).isOpen();
            case Outcome.Compliant _, Outcome.NotApplicable _ -> false;
        };
    }

    /**
     * Whether at least one rule applies to the subject, passes the test {@code which}, and is on or {@link
     * Ruling.Undecided}.
     *
     * @param rulings returns the ruling of the policy on a rule
     * @param which tests a rule and its ruling
     */
    public boolean hasRuleOn(
            Facts facts,
            Instant now,
            Function<RuleDefinition<?>, Ruling> rulings,
            BiPredicate<RuleDefinition<?>, Ruling> which) {
        return byFacts.getOrDefault(facts.getClass(), List.of()).stream().anyMatch(entry -> {
            Ruling ruling = rulings.apply(entry.definition);
            return !(ruling instanceof Ruling.Off)
                    && which.test(entry.definition, ruling)
                    && excluded(entry.definition, facts, context(ruling, now, Memory.NONE))
                            .isEmpty();
        });
    }

    private static RuleContext context(Ruling ruling, Instant now, Memory before) {
        SettingValues settings = switch (ruling) {
            case Ruling.On on -> on.settings();
            case Ruling.Undecided undecided -> undecided.settings();
            case Ruling.Off _ -> SettingValues.STANDARD;
        };
        return new RuleContext(now, settings, before);
    }

    private static <F extends Facts> Optional<Verdict> excluded(
            RuleDefinition<F> rule, Facts facts, RuleContext context) {
        return rule.applicability().exclude(rule.judges().facts().cast(facts), context);
    }

    private static <F extends Facts> Evaluation evaluate(
            Entry<F> entry, Facts facts, RuleContext context, Ruling ruling) {
        RuleDefinition<F> definition = entry.definition;
        try {
            Verdict verdict = verdict(entry, facts, context, ruling);
            return new Evaluation(definition, verdict, null, ruling instanceof Ruling.On on ? on.shown() : Map.of());
        } catch (RuntimeException e) {
            Verdict failed = Verdict.insufficientData(
                    Gap.FAILED,
                    "rule " + definition.id() + " failed on this subject: "
                            + e.getClass().getSimpleName());
            return new Evaluation(definition, failed, e);
        }
    }

    private static <F extends Facts> Verdict verdict(Entry<F> entry, Facts facts, RuleContext context, Ruling ruling) {
        RuleDefinition<F> definition = entry.definition;
        Optional<Verdict> excluded = excluded(definition, facts, context);
        if (excluded.isPresent()) {
            return excluded.get();
        }
        if (ruling instanceof Ruling.Undecided undecided) {
            return Verdict.insufficientData(undecided.gap(), "it is not known " + undecided.lacking());
        }
        Verdict lacking = lacking(entry, facts);
        return lacking == null ? entry.rule.judge(definition.judges().facts().cast(facts), context) : lacking;
    }

    /** The verdict if a fact or a field that the rule needs is missing; null if all are known. */
    private static @Nullable Verdict lacking(Entry<?> entry, Facts facts) {
        if (!(facts instanceof JobFacts known)) {
            return null;
        }
        for (Fact fact : entry.needs) {
            if (known.known(fact) instanceof Known.Unknown<?> why) {
                return Verdict.unknown(fact, why);
            }
        }
        for (JobField field : entry.reads) {
            if (!field.isKnown(known.job())) {
                return Verdict.missing(field);
            }
        }
        return null;
    }
}

package dev.iotjobs.auditor.rule.account;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.RuleRuns;
import dev.iotjobs.auditor.fact.RuleRuns.Failed;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;

/** Finds that a rule threw an exception on at least one subject and so gave no verdict there. */
public final class RuleFailed extends Rule<RuleRuns> {

    /** A finding closes after this number of successive audits in which the rule threw no exception. */
    private static final int AUDITS_TO_CLOSE = 2;

    private static final Setting<Double> HIGH_FROM_PERCENT = Setting.percent(
            "highFromPercent",
            10,
            1,
            100,
            "The finding is HIGH if the rule failed on at least this share of its subjects.");

    private static final Setting<Integer> HIGH_AFTER = Setting.count(
            "highAfter", 3, 2, 100, "audits", "The finding is HIGH if the rule failed in this many audits in a row.");

    private static final RuleDefinition<RuleRuns> DEFINITION = RuleDefinition.of(SubjectKind.RULE, "IOTJ-ACC-05")
            .version(1)
            .title("A rule failed")
            .finds("A rule threw an exception, so its verdict on at least one subject is missing.")
            .appliesToEvery("every rule that is on, in every audited Region")
            .severity(
                    HIGH,
                    "the rule failed on `highFromPercent` or more of its subjects, or in `highAfter` audits in"
                            + " a row")
            .severity(
                    MEDIUM,
                    "the rule failed on less than `highFromPercent` of its subjects, and in fewer than `highAfter`"
                            + " audits in a row")
            .settings(HIGH_FROM_PERCENT, HIGH_AFTER)
            .source("the audit itself")
            .closes("After two audits in a row in which the rule judged a subject and threw no exception.")
            .why("The verdicts of the rule are missing: its findings neither open nor close.")
            .fix("Update the auditor. If the rule still fails, report the log entry to the maintainers of the auditor."
                    + " Switching the rule off closes its findings: do that only if nothing else helps.")
            .controls(nist("CA-7"), nist("SI-4"))
            .cannotBeSwitchedOff()
            .build();

    public RuleFailed() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(RuleRuns runs, RuleContext context) {
        if (!runs.isOn()) {
            return Verdict.notApplicable(End.RULE_OFF, "rule " + runs.ruleId() + " is off or retired");
        }
        Failed failed = runs.failed();
        return failed == null ? withoutFailure(runs, context) : failed(runs, failed, context);
    }

    private static Verdict withoutFailure(RuleRuns runs, RuleContext context) {
        if (!context.isOpen()) {
            return Verdict.compliant("the rule threw no exception");
        }
        if (runs.judged() == 0) {
            return Verdict.insufficientData(Gap.UNDECIDED, "the rule judged no subject in this audit");
        }
        return context.before().cleanRunsNow() >= AUDITS_TO_CLOSE
                ? Verdict.compliant("the rule threw no exception in two audits")
                : Verdict.pending(
                        false, null, "the rule threw no exception; one more audit like this closes the finding");
    }

    private static Verdict failed(RuleRuns runs, Failed failed, RuleContext context) {
        boolean isWide = Percent.isAtLeast(failed.subjects(), runs.judged(), context.get(HIGH_FROM_PERCENT));
        boolean lasts = context.before().badRunsNow() >= context.get(HIGH_AFTER);
        Severity severity = isWide || lasts ? HIGH : MEDIUM;
        return Verdict.nonCompliant(
                        severity,
                        "rule " + runs.ruleId() + " failed on " + Figures.count(failed.subjects()) + " of "
                                + Figures.count(runs.judged(), "subject") + " ("
                                + Percent.text(failed.subjects(), runs.judged()) + "): " + failed.exception())
                .with(Evidence.of("rule", runs.ruleId())
                        .and("failedRuleVersion", runs.version())
                        .and("exception", failed.exception())
                        .and("failedSubjects", failed.subjects())
                        .and("judgedSubjects", runs.judged())
                        .and("example", failed.example())
                        .and("highFromPercent", context.get(HIGH_FROM_PERCENT))
                        .and("highAfterAudits", context.get(HIGH_AFTER)));
    }
}

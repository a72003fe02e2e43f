package dev.iotjobs.auditor.rule.account;

import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.Threshold;
import dev.iotjobs.auditor.setting.Threshold.Level;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Locale;

/**
 * Finds that a job quota of the account is nearly used up: active continuous jobs, active snapshot jobs, or concurrent
 * jobs. Only jobs that certainly use the quota can open or worsen a finding.
 */
public final class QuotaNearLimit extends Rule<QuotaUsage> {

    private static final Setting<Threshold> USAGE_PERCENT = Setting.percentLevels(
            "usagePercent", new Threshold(75, 70, 90, 85), 100, "Share of the quota that is in use.");

    private static final RuleDefinition<QuotaUsage> DEFINITION = RuleDefinition.of(SubjectKind.QUOTA, "IOTJ-ACC-01")
            .version(2)
            .title("Job quota near its limit")
            .finds("`usagePercent.opensAt` or more of a job quota is in use. The quotas are those of active continuous,"
                    + " active snapshot and concurrent jobs.")
            .appliesToEvery(
                    "the quotas of active continuous, active snapshot and concurrent jobs in every audited Region")
            .severity(HIGH, "`usagePercent.risesAt` or more of the quota is in use")
            .severity(MEDIUM, "`usagePercent.opensAt` or more of the quota is in use")
            .settings(USAGE_PERCENT)
            .source("ListJobs: status, targetSelection, isConcurrent; Service Quotas: iot")
            .closes("When the list of jobs is complete, and less than `usagePercent.closesBelow` is in use. A job that"
                    + " may or may not use the quota counts as using it.")
            .why("At the limit CreateJob fails, and scheduled jobs are cancelled without a message.")
            .fix("Request a higher quota, or cancel jobs that are no longer needed.")
            .controls(iotLens("IOTPERF08-BP02"), iotLens("IOTREL02-BP01"), nist("SC-5"))
            .build();

    public QuotaNearLimit() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(QuotaUsage usage, RuleContext context) {
        long limit = usage.wholeLimit();
        if (limit <= 0) {
            return Verdict.insufficientData(
                    Gap.MISSING,
                    usage.limit() == null
                            ? "the quota of " + name(usage)
                                    + " cannot be read, and AUDIT_QUOTA_FALLBACKS has no value for it"
                            : "the quota of " + name(usage) + " is not positive: " + usage.limit());
        }
        Threshold threshold = context.get(USAGE_PERCENT);
        return switch (level(usage, limit, threshold, context.levelBefore(HIGH))) {
            case FAR_OVER -> nearLimit(usage, limit, threshold, HIGH);
            case OVER -> nearLimit(usage, limit, threshold, MEDIUM);
            case BELOW ->
                usage.wholeAccount() && !Percent.isAtLeast(usage.usedAtMost(), limit, threshold.opensAt())
                        ? Verdict.compliant(figures(usage, limit))
                        : Verdict.insufficientData(Gap.UNDECIDED, figures(usage, limit));
        };
    }

    /**
     * The new level of the quota's usage. Only jobs that certainly use the quota can raise the level. Jobs that may use
     * the quota can keep the level from falling. The level falls only if every job of the account was counted.
     */
    private static Level level(QuotaUsage usage, long limit, Threshold threshold, Level before) {
        Level certain = threshold.level(usage.used(), limit, Level.BELOW);
        Level possible = usage.wholeAccount() ? threshold.level(usage.usedAtMost(), limit, before) : before;
        Level kept = possible.compareTo(before) < 0 ? possible : before;
        return certain.compareTo(kept) > 0 ? certain : kept;
    }

    private static Verdict nearLimit(QuotaUsage usage, long limit, Threshold threshold, Severity severity) {
        return Verdict.nonCompliant(severity, figures(usage, limit))
                .with(evidence(usage, limit, threshold))
                .with(List.of(CliCommand.fix(
                        "Request a higher quota:",
                        "service-quotas",
                        "request-service-quota-increase",
                        "--region",
                        usage.place().region(),
                        "--service-code",
                        "iot",
                        "--quota-code",
                        usage.quota().code(),
                        "--desired-value",
                        String.valueOf(2 * limit))));
    }

    private static String name(QuotaUsage usage) {
        return usage.quota().name().toLowerCase(Locale.ROOT);
    }

    private static String figures(QuotaUsage usage, long limit) {
        StringBuilder figures = new StringBuilder()
                .append(Figures.count(usage.used()))
                .append(" of ")
                .append(Figures.count(limit))
                .append(' ')
                .append(name(usage))
                .append(" (")
                .append(Percent.text(usage.used(), limit))
                .append(")");
        if (usage.undetermined() > 0) {
            figures.append("; it is unknown whether ")
                    .append(Figures.count(usage.undetermined(), "more job uses", "more jobs use"))
                    .append(" the quota");
        }
        if (!usage.wholeAccount()) {
            figures.append("; more may be in use, because not every job of the account was listed");
        }
        if (usage.source() == LimitSource.ASSUMED) {
            figures.append("; the quota could not be read, so the default of AWS is assumed");
        }
        return figures.toString();
    }

    private static Evidence evidence(QuotaUsage usage, long limit, Threshold threshold) {
        return Evidence.of("quotaCode", usage.quota().code())
                .and("used", usage.used())
                .and("undetermined", usage.undetermined())
                .and("limit", limit)
                .and("limitSource", usage.source().name())
                .and("usagePercent", Percent.cut(usage.used(), limit))
                .and("mediumFromPercent", threshold.opensAt())
                .and("highFromPercent", threshold.risesAt())
                .and("closesBelowPercent", threshold.closesBelow());
    }
}

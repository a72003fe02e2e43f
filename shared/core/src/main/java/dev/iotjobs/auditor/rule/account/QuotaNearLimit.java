package dev.iotjobs.auditor.rule.account;

import dev.iotjobs.auditor.policy.Threshold;
import dev.iotjobs.auditor.policy.Threshold.Level;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.account.QuotaUsage.LimitSource;
import java.util.List;
import java.util.Locale;

/**
 * A job quota of the account that is nearly used up: active continuous jobs, active snapshot jobs, or concurrent jobs.
 * At the concurrency quota the service silently cancels a scheduled job when its start comes (AWS IoT Jobs limits).
 */
public final class QuotaNearLimit implements Rule<QuotaUsage> {

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-ACC-01",
            1,
            "Job quota near its limit",
            Severity.HIGH,
            "At the limit of active jobs no job can be created any more; at the limit of concurrent jobs the service"
                    + " cancels scheduled jobs when their start comes, and maintenance does not happen.",
            "Request a higher quota, or cancel jobs that are no longer needed.",
            "ListJobs: status, targetSelection, isConcurrent; Service Quotas: iot",
            List.of("IoT Lens IOTPERF08-BP02", "IoT Lens IOTREL02-BP01", "NIST 800-53 SC-5"));

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict judge(QuotaUsage usage, RuleContext context) {
        Double limit = usage.limit();
        if (limit == null) {
            return Verdict.insufficientData("the quota '" + usage.name() + "' cannot be read, and none is configured");
        }
        if (limit <= 0) {
            return Verdict.insufficientData("the quota '" + usage.name() + "' is said to be " + limit);
        }
        Threshold threshold = context.policy().quotaUsage();
        Level before = context.levelBefore(Severity.HIGH);
        Level level = threshold.level(usage.percent(), before);
        boolean certain = usage.wholeAccount() && threshold.level(usage.percentAtMost(), before) == level;
        if (level != Level.FAR_OVER && !certain) {
            return level == Level.OVER && context.open() == null
                    ? nearLimit(usage, limit, Severity.MEDIUM)
                    : Verdict.insufficientData(uncertainty(usage));
        }
        return switch (level) {
            case BELOW -> Verdict.compliant(figures(usage, limit)).with(evidence(usage, limit));
            case OVER -> nearLimit(usage, limit, Severity.MEDIUM);
            case FAR_OVER -> nearLimit(usage, limit, Severity.HIGH);
        };
    }

    private static Verdict nearLimit(QuotaUsage usage, double limit, Severity severity) {
        return Verdict.nonCompliant(
                severity,
                figures(usage, limit),
                evidence(usage, limit),
                CliCommand.aws(
                        "service-quotas",
                        "request-service-quota-increase",
                        "--region",
                        usage.place().region(),
                        "--service-code",
                        "iot",
                        "--quota-code",
                        usage.quotaCode(),
                        "--desired-value",
                        String.valueOf(Math.round(limit * 2))));
    }

    private static String figures(QuotaUsage usage, double limit) {
        return String.format(
                Locale.ROOT,
                "%,d of %,.0f %s (%.1f %%) are in use%s",
                usage.used(),
                limit,
                usage.name().toLowerCase(Locale.ROOT),
                usage.percent(),
                usage.source() == LimitSource.ASSUMED
                        ? "; the quota could not be read, AWS's published value is assumed"
                        : "");
    }

    private static Evidence evidence(QuotaUsage usage, double limit) {
        Evidence evidence = Evidence.of("quotaCode", usage.quotaCode())
                .and("used", usage.used())
                .and("limit", limit)
                .and("limitSource", usage.source().name());
        return usage.undetermined() == 0 ? evidence : evidence.and("undetermined", usage.undetermined());
    }

    private static String uncertainty(QuotaUsage usage) {
        return usage.wholeAccount()
                ? usage.undetermined() + " jobs do not say whether they count towards '" + usage.name() + "'"
                : "not every job of the account was listed, so '" + usage.name() + "' cannot be counted";
    }
}

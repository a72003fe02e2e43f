package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.account.AuditCoverageIncomplete;
import dev.iotjobs.auditor.rule.account.PolicyInvalid;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.account.RuleFailed;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.configuration.AbortCriteriaMissing;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.rule.governance.RequiredTagsMissing;
import dev.iotjobs.auditor.rule.lifecycle.JobForceCancelled;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import java.util.List;

/** The few rules that tests of audits use. Rules that are added to the product later therefore change no test here. */
final class TestRules {

    static final List<Rule<?>> ALL = List.of(
            new QuotaNearLimit(),
            new AuditCoverageIncomplete(),
            new PolicyInvalid(),
            new RuleFailed(),
            new InProgressTimeoutMissing(),
            new AbortCriteriaMissing(),
            new RequiredTagsMissing(),
            new JobForceCancelled(),
            new FailureRateTooHigh());

    static final RuleBook BOOK = new RuleBook(ALL);

    private TestRules() {}
}

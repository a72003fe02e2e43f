package dev.iotjobs.auditor.export.source;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** The order of open findings in a report. */
final class ReportOrder {

    private ReportOrder() {}

    /**
     * Those that are not exempted first, the worst severity first, then the newest change, rule id, account, Region,
     * subject.
     *
     * @param newest the time of the newest change
     */
    static <T> Comparator<T> of(Function<T, Finding> finding, Function<T, Instant> newest) {
        Function<T, FindingKey> key = finding.andThen(Finding::key);
        return Comparator.comparing((T each) -> finding.apply(each).status() != FindingStatus.OPEN)
                .thenComparing(each -> finding.apply(each).severity(), Comparator.reverseOrder())
                .thenComparing(newest, Comparator.reverseOrder())
                .thenComparing(each -> key.apply(each).ruleId())
                .thenComparing(each -> key.apply(each).place().accountId())
                .thenComparing(each -> key.apply(each).place().region())
                .thenComparing(each -> key.apply(each).subject().id());
    }
}

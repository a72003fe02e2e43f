package dev.iotjobs.auditor.export.source;

import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.report.ListedFinding;
import dev.iotjobs.auditor.report.ShownAudit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The report of an audit or a dry run that this process made. Findings that earlier audits closed are left out. */
public final class CurrentAudit implements ReportData {

    private final ShownAudit audit;

    public CurrentAudit(ShownAudit audit) {
        this.audit = audit;
    }

    @Override
    public Instant asOf() {
        return audit.report().time().start();
    }

    @Override
    public List<ReportedRegion> regions() {
        AuditReport report = audit.report();
        return report.runs().stream()
                .map(run -> region(report.runId(), run))
                .sorted(Comparator.comparing(region -> region.place().region()))
                .toList();
    }

    private static ReportedRegion region(String runId, RegionRun run) {
        return new ReportedRegion(run.summary(runId), run.judged().rules(), run.read());
    }

    @Override
    public AccountLabel account(String accountId) {
        return audit.report().account();
    }

    /** Empty, because one audit has no figures of other days. */
    @Override
    public List<ReportedDay> days() {
        return List.of();
    }

    @Override
    public List<ReportedExemption> exemptions() {
        return audit.exemptions().entrySet().stream()
                .map(use -> exemption(audit.report().account().id(), use.getKey(), use.getValue()))
                .sorted(Comparator.comparing(ReportedExemption::id))
                .toList();
    }

    static ReportedExemption exemption(String accountId, Exemption exemption, long findings) {
        return new ReportedExemption(
                accountId,
                exemption.id(),
                exemption.approval().reason(),
                exemption.approval().owner(),
                exemption.approval().ticket(),
                exemption.expires(),
                exemption.reviewBy(),
                findings);
    }

    @Override
    public Stream<Finding> open() {
        return texts(audit.findings().stream()
                .filter(finding -> finding.end() == null)
                .toList());
    }

    @Override
    public Stream<Finding> closedSince(Instant time) {
        return texts(audit.findings().stream()
                        .filter(finding -> finding.end() != null)
                        .toList())
                .filter(finding -> !finding.updatedAt().isBefore(time));
    }

    private Stream<Finding> texts(List<ListedFinding> findings) {
        return audit.read(findings).map(ShownAudit.Shown::finding);
    }
}

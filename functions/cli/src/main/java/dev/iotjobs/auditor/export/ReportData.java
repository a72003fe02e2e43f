package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The content of a report, read from tables or from saved audit documents. Each call reads the findings again, because
 * many do not fit into memory.
 */
public interface ReportData {

    /** When the newest audit in the report began: ages and days count back from here. */
    Instant asOf();

    /** The newest audit of each Region, by account, then by Region. */
    List<ReportedRegion> regions();

    /** Figures of at most the last 30 days, oldest first; empty where only the newest audit is known. */
    List<ReportedDay> days();

    /** The account with this id, with the name that the source has for it. */
    AccountLabel account(String accountId);

    /** The exemptions of the policy in force, by id, whether they exempt a finding or not. */
    List<ReportedExemption> exemptions();

    /** The policy in force; empty where it is not known, as in saved documents. */
    default Optional<ReportedPolicy> policy() {
        return Optional.empty();
    }

    /**
     * Reads the findings that are open: those that are not exempted first, the worst severity first, then the newest
     * change, rule id, account, Region, subject. The caller closes the stream.
     */
    Stream<Finding> open();

    /**
     * Reads the findings that closed at or after this time, the newest first. The caller closes the stream. Empty where
     * the source holds no closed findings.
     */
    Stream<Finding> closedSince(Instant time);
}

package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The content of a report, read from the tables, from saved audit documents or from an audit of this process. {@link
 * #open} and {@link #closedSince} read the findings again in each call.
 */
public interface ReportData {

    /** The time when the newest audit in the report began. Ages and days count back from this time. */
    Instant asOf();

    /** The newest audit of each Region, sorted by account, then by Region. */
    List<ReportedRegion> regions();

    /** Figures of at most the last 30 days, oldest first; empty if only the newest audit is known. */
    List<ReportedDay> days();

    /** The account with this id. Its name is empty if the data of the report has no name for it. */
    AccountLabel account(String accountId);

    /** All exemptions of the policy in force, sorted by id. Some may exempt no finding. */
    List<ReportedExemption> exemptions();

    /** The policy in force; empty if it is unknown, as in saved documents. */
    default Optional<ReportedPolicy> policy() {
        return Optional.empty();
    }

    /**
     * Reads the open findings. Exempted findings come last. Otherwise the order is: worst severity, newest change, rule
     * id, account, Region, subject. The caller closes the stream.
     */
    Stream<Finding> open();

    /**
     * Reads the findings that closed at or after this time, newest first. The stream is empty if the source has no
     * closed findings. The caller closes the stream.
     */
    Stream<Finding> closedSince(Instant time);
}

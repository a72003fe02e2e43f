package dev.iotjobs.auditor.report.finding;

import dev.iotjobs.auditor.audit.run.RunReader.Newest;
import dev.iotjobs.auditor.audit.run.StoredRun;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The first line of a list of findings, or the line that replaces an empty list. Counts in the line are from the last
 * audits.
 *
 * @param audits the newest audits of the listed Regions
 * @param filters options that limit the list, as one text; empty if there are none
 */
public record FindingHeading(AccountLabel account, List<Newest> audits, String filters) {

    /** Which findings the list under this heading contains. */
    public enum Kind {
        OPEN,
        EXEMPTED,
        CLOSED,
        /** Open, exempted and closed findings with a change since a given time. */
        CHANGED
    }

    public FindingHeading {
        audits = List.copyOf(audits);
    }

    private List<StoredRun> runs() {
        return audits.stream().map(Newest::run).filter(Objects::nonNull).toList();
    }

    /** Number of open findings that are not exempted; 0 if there is no audit. */
    public long open() {
        return runs().stream()
                .flatMap(run -> run.open().values().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** Number of open findings that are exempted. */
    public long exempted() {
        return runs().stream().mapToLong(StoredRun::exempted).sum();
    }

    private boolean isFiltered() {
        return !filters.isEmpty();
    }

    /**
     * The first line of a list, for example {@code 56 open findings in acme-fleet-prod (123456789012), worst first; as
     * of 2026-11-28 06:45 UTC}.
     *
     * @param width width of the list in columns; a narrow list shows the account's name without its id
     */
    public String line(Kind kind, int width) {
        String where = width >= FindingTable.WIDE ? account.full() : account.brief();
        return switch (kind) {
            case OPEN ->
                isFiltered()
                        ? "Open findings in " + where + " with " + filters + ", worst first; " + Figures.count(open())
                                + " are open in total" + asOf()
                        : Figures.count(open(), "open finding") + " in " + where + ", worst first" + asOf("; as of ");
            case EXEMPTED ->
                (isFiltered()
                                ? "Exempted findings in " + where + " with " + filters + ", worst first; "
                                        + Figures.count(exempted()) + " are exempted in total"
                                : Figures.count(exempted(), "exempted finding") + " in " + where + ", worst first")
                        + asOf(isFiltered() ? " as of " : "; as of ");
            case CLOSED -> "Closed findings in " + where + with() + ", most recently closed first";
            case CHANGED -> "Findings in " + where + with() + ", open ones first";
        };
    }

    private String with() {
        return isFiltered() ? " with " + filters : "";
    }

    private String asOf() {
        return asOf(" as of ");
    }

    /**
     * Says when the oldest of {@link #audits} began, and in which Regions no audit has counted findings yet.
     *
     * @param lead text before the time
     */
    private String asOf(String lead) {
        Optional<Instant> oldest =
                runs().stream().map(run -> run.summary().time().start()).min(Comparator.naturalOrder());
        String missing = audits.stream()
                .filter(audit -> audit.run() == null)
                .map(audit -> audit.place().region())
                .reduce((some, more) -> some + ", " + more)
                .map(regions -> "; no audit of " + regions + " has counted findings yet")
                .orElse("");
        return oldest.map(time -> lead + Times.minute(time)).orElse("") + missing;
    }

    /** The line to print if a list of findings is empty. It names a possible reason, such as the filters. */
    public String nothing(Kind kind) {
        if (isFiltered()) {
            return switch (kind) {
                case OPEN -> "No open finding matches " + filters + " (" + Figures.count(open()) + " are open).";
                case EXEMPTED ->
                    "No exempted finding matches " + filters + " (" + Figures.count(exempted()) + " are exempted).";
                case CLOSED -> "No closed finding matches " + filters + ".";
                case CHANGED -> "No finding matches " + filters + ".";
            };
        }
        return switch (kind) {
            case OPEN -> "No open findings in " + account.brief() + "; " + coverage() + ".";
            case EXEMPTED -> "No exempted findings in " + account.brief() + ".";
            case CLOSED, CHANGED ->
                "No closed findings in " + account.brief() + "; closed findings are kept for 90 days.";
        };
    }

    private String coverage() {
        long evaluated = runs().stream()
                .mapToLong(run -> run.summary().coverage().evaluated())
                .sum();
        long expected = runs().stream()
                .mapToLong(run -> run.summary().coverage().expected())
                .sum();
        if (runs().isEmpty()) {
            return "no audit has counted the jobs of this account yet";
        }
        return expected == 0
                ? "there are no jobs to evaluate"
                : Figures.count(evaluated) + " of " + Figures.count(expected) + " jobs were evaluated ("
                        + Figures.percent(evaluated, expected) + ")";
    }
}

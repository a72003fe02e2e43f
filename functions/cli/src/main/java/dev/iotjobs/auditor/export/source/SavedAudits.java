package dev.iotjobs.auditor.export.source;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.state.Merge;
import dev.iotjobs.auditor.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report of saved audits, of one or several accounts and Regions. For each Region of an account, the report uses only
 * the newest saved audit.
 */
public final class SavedAudits implements ReportData {

    /** The saved audit that the report uses for each Region of an account. */
    private final Map<AccountRegion, SavedAudit> documents;

    private final List<SavedAudit> newestFirst;
    private final Map<ExemptionName, Long> exempted = new HashMap<>();

    private record ExemptionName(String accountId, String id) {}

    private SavedAudits(List<SavedAudit> audits, Consumer<String> notes) {
        List<SavedAudit> sorted = audits.stream()
                .sorted(Comparator.comparing(audit -> audit.head().startedAt()))
                .toList();
        this.newestFirst = sorted.reversed();
        this.documents = documents(sorted, notes);
    }

    /**
     * Reads and checks each saved audit to its end.
     *
     * @param files the saved audits
     * @param notes receives a warning for each audit that a newer audit replaces in some Region, for each audit that is
     *     given more than once, and for each audit that an earlier version wrote
     * @throws SavedAuditsException if a file cannot be read as a saved audit
     */
    public static SavedAudits read(List<Path> files, Consumer<String> notes) {
        List<String> problems = new ArrayList<>();
        List<SavedAudit> audits = new ArrayList<>();
        files.forEach(file -> attempt(file, () -> audits.add(SavedAudit.open(file)), problems));
        List<String> delayed = new ArrayList<>();
        SavedAudits report = new SavedAudits(audits, delayed::add);
        // To the end of each document now: a damaged document must be found before anything is written
        audits.forEach(audit -> attempt(audit.file(), () -> report.count(audit, delayed::add), problems));
        if (!problems.isEmpty()) {
            throw new SavedAuditsException(problems);
        }
        delayed.forEach(notes);
        return report;
    }

    private interface Reading {
        void read() throws IOException;
    }

    private static void attempt(Path file, Reading reading, List<String> problems) {
        try {
            reading.read();
        } catch (BadDocumentException e) {
            problems.add(name(file) + " " + e.getMessage());
        } catch (IOException e) {
            problems.add(name(file) + " cannot be read: " + reason(e));
        } catch (UncheckedIOException e) {
            problems.add(name(file) + " cannot be read: " + reason(e.getCause()));
        }
    }

    private static String reason(@Nullable IOException failure) {
        return failure instanceof AccessDeniedException
                ? "permission denied"
                : failure == null ? "" : String.valueOf(failure.getMessage());
    }

    private static String name(Path file) {
        return "'" + PlainText.line(file.toString(), Integer.MAX_VALUE) + "'";
    }

    private static Map<AccountRegion, SavedAudit> documents(List<SavedAudit> oldestFirst, Consumer<String> notes) {
        Map<AccountRegion, SavedAudit> documents = new HashMap<>();
        for (SavedAudit audit : oldestFirst) {
            Map<SavedAudit, List<String>> replaced = new LinkedHashMap<>();
            for (ReportedRegion region : audit.head().regions()) {
                SavedAudit older = documents.put(region.place(), audit);
                if (older != null) {
                    replaced.computeIfAbsent(older, _ -> new ArrayList<>())
                            .add(region.place().region());
                }
            }
            replaced.forEach((older, regions) -> notes.accept(replaced(older, audit, regions)));
        }
        return documents;
    }

    private static String replaced(SavedAudit older, SavedAudit newer, List<String> regions) {
        return older.file().equals(newer.file())
                ? name(newer.file()) + " is given more than once, and counts once"
                : name(older.file()) + " and " + name(newer.file()) + " both have account "
                        + newer.head().account().id() + " in " + String.join(", ", regions)
                        + ": the report uses the newer one, " + name(newer.file());
    }

    /**
     * Reads a saved audit to its end, and counts its exempted findings by exemption. Does not count findings of Regions
     * for which the report uses a newer audit.
     *
     * @param notes receives a warning if an earlier version of the auditor saved the audit
     */
    private void count(SavedAudit audit, Consumer<String> notes) throws IOException {
        boolean hasOwnIds = true;
        try (Stream<SavedFinding> findings = audit.findings()) {
            for (SavedFinding saved : (Iterable<SavedFinding>) findings::iterator) {
                hasOwnIds &= saved.hasOwnId();
                Finding finding = saved.finding();
                if (finding.exemption() != null && finding.isOpen() && counts(audit, finding)) {
                    exempted.merge(
                            new ExemptionName(finding.key().place().accountId(), finding.exemption()), 1L, Long::sum);
                }
            }
        }
        if (!hasOwnIds) {
            notes.accept(name(audit.file())
                    + " was written by an earlier version: its findings have other ids here than" + " in messages");
        }
    }

    private boolean counts(SavedAudit audit, Finding finding) {
        return audit.equals(documents.get(finding.key().place()));
    }

    @Override
    public Instant asOf() {
        return newestFirst.getFirst().head().startedAt();
    }

    @Override
    public List<ReportedRegion> regions() {
        return documents.entrySet().stream()
                .flatMap(document -> document.getValue().head().regions().stream()
                        .filter(region -> region.place().equals(document.getKey())))
                .sorted(Comparator.comparing(
                                (ReportedRegion region) -> region.place().accountId())
                        .thenComparing(region -> region.place().region()))
                .toList();
    }

    /** The account, with the name from the newest saved audit that has a name for it. */
    @Override
    public AccountLabel account(String accountId) {
        return newestFirst.stream()
                .map(audit -> audit.head().account())
                .filter(account ->
                        account.id().equals(accountId) && !account.name().isEmpty())
                .findFirst()
                .orElse(AccountLabel.of(accountId));
    }

    /** Returns an empty list: saved documents have no figures of earlier days. */
    @Override
    public List<ReportedDay> days() {
        return List.of();
    }

    /** The exemptions in the newest saved audit of each account. */
    @Override
    public List<ReportedExemption> exemptions() {
        Map<String, SavedAudit> newest = new HashMap<>();
        newestFirst.forEach(audit -> newest.putIfAbsent(audit.head().account().id(), audit));
        return newest.values().stream()
                .flatMap(audit -> audit.head().exemptions().stream())
                .map(this::counted)
                .sorted(Comparator.comparing(ReportedExemption::id).thenComparing(ReportedExemption::accountId))
                .toList();
    }

    private ReportedExemption counted(ReportedExemption exemption) {
        long findings = exempted.getOrDefault(new ExemptionName(exemption.accountId(), exemption.id()), 0L);
        return new ReportedExemption(
                exemption.accountId(),
                exemption.id(),
                exemption.reason(),
                exemption.owner(),
                exemption.ticket(),
                exemption.expires(),
                exemption.reviewBy(),
                findings);
    }

    /**
     * Reads the open findings in the order of {@link ReportData#open}.
     *
     * @throws UncheckedIOException if a file can no longer be read
     */
    @Override
    public Stream<Finding> open() {
        return Merge.of(newestFirst.stream().map(this::openOf).toList(), SavedFinding.ORDER)
                .map(SavedFinding::finding);
    }

    private Stream<SavedFinding> openOf(SavedAudit audit) {
        return findings(audit).filter(saved -> saved.finding().isOpen());
    }

    /**
     * Reads the closed findings of one saved audit after the other, from the newest to the oldest. Of one audit, the
     * worst findings come first.
     *
     * @throws UncheckedIOException if a file can no longer be read
     */
    @Override
    public Stream<Finding> closedSince(Instant time) {
        // Not by flatMap: the iterator of its stream would hold all findings of a document in memory
        return newestFirst.stream()
                .map(this::findings)
                .reduce(Stream.empty(), Stream::concat)
                .map(SavedFinding::finding)
                .filter(finding -> !finding.isOpen() && !finding.updatedAt().isBefore(time));
    }

    private Stream<SavedFinding> findings(SavedAudit audit) {
        try {
            return audit.findings().filter(saved -> counts(audit, saved.finding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

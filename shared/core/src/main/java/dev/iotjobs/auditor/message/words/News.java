package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.Digest;
import dev.iotjobs.auditor.message.Digest.Occasion;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes that a message reports, sorted and counted by kind. */
public final class News {

    private static final Comparator<Change> ORDER = Comparator.comparing(Change::severity, Comparator.reverseOrder())
            .thenComparing(change -> change.job().devicesAtRisk(), Comparator.reverseOrder())
            .thenComparing(Change::sortTime, Comparator.reverseOrder())
            .thenComparing(change -> change.key().ruleId())
            .thenComparing(change -> change.key().subject().id())
            .thenComparing(change -> change.key().place().region());

    private final Digest digest;
    private final Map<Kind, List<Change>> changes;
    private final List<Change> bad;

    public News(Digest digest) {
        this.digest = digest;
        List<Change> sorted = digest.changes().stream().sorted(ORDER).toList();
        changes = sorted.stream()
                .collect(Collectors.groupingBy(Change::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
        bad = sorted.stream().filter(change -> change.kind().isBad()).toList();
    }

    public Digest digest() {
        return digest;
    }

    /**
     * The changes of findings that are new, reopened or worse for subscribers. Ordered by severity (worst first), then
     * number of devices at risk (most first), then {@link Change#sortTime} (newest first).
     */
    public List<Change> bad() {
        return bad;
    }

    /**
     * The changes of a kind. Ordered by severity (worst first), then number of devices at risk (most first), then
     * {@link Change#sortTime} (newest first).
     */
    public List<Change> of(Kind kind) {
        return changes.getOrDefault(kind, List.of());
    }

    public int count(Kind kind) {
        return of(kind).size();
    }

    public boolean only(Kind kind) {
        return count(kind) == digest.changes().size();
    }

    /** The worst severity among findings that opened, reopened or worsened. Empty if there are none. */
    public Optional<Severity> severity() {
        return bad.isEmpty() ? Optional.empty() : Optional.of(bad.getFirst().severity());
    }

    /** The worst severity among findings that were resolved or closed. Empty if there are none. */
    public Optional<Severity> resolvedSeverity() {
        return Stream.of(
                        Kind.RESOLVED,
                        Kind.CLOSED_WITH_JOB,
                        Kind.AGED_OUT,
                        Kind.NOT_APPLICABLE,
                        Kind.RULE_OFF,
                        Kind.COVERED)
                .flatMap(kind -> of(kind).stream().limit(1))
                .map(Change::severity)
                .max(Comparator.naturalOrder());
    }

    public MessageKind kind() {
        if (digest.occasion() == Occasion.SUMMARY) {
            return MessageKind.SUMMARY;
        }
        if (digest.changes().isEmpty()) {
            return MessageKind.NOTICE;
        }
        if (!bad.isEmpty()) {
            return digest.occasion() == Occasion.FIRST_AUDIT ? MessageKind.FIRST_AUDIT : MessageKind.CHANGES;
        }
        if (!only(Kind.RESOLVED)) {
            return MessageKind.NOTICE;
        }
        return nothingIsOpen() && everythingIsKnown() ? MessageKind.ALL_CLEAR : MessageKind.CHANGES;
    }

    /** The word in brackets at the start of the subject, for example {@code HIGH} or {@code RESOLVED}. */
    String tag() {
        return severity().map(Severity::name).orElseGet(() -> switch (kind()) {
            case ALL_CLEAR -> "ALL CLEAR";
            case CHANGES -> "RESOLVED";
            case FIRST_AUDIT, NOTICE, SUMMARY -> "NOTICE";
        });
    }

    boolean nothingIsOpen() {
        return digest.counts().open().values().stream().allMatch(count -> count == 0);
    }

    boolean everythingIsKnown() {
        return !digest.audited().coverage().isEmpty()
                && digest.audited().coverage().stream().allMatch(Coverage::isComplete)
                && digest.counts().withoutData().values().stream().allMatch(count -> count == 0);
    }

    public CoverageText coverage() {
        return new CoverageText(digest.audited().coverage());
    }

    /** Whether the message is about several Regions. If so, a text about a finding names the Region of the finding. */
    boolean severalRegions() {
        Set<String> regions = new HashSet<>(digest.numbers().keySet());
        digest.audited()
                .coverage()
                .forEach(coverage -> regions.add(coverage.place().region()));
        return regions.size() > 1;
    }

    /** Whether the change is a baseline finding on a job that had already ended when the finding opened. */
    public static boolean isHistory(Change change) {
        return change.kind() == Kind.BASELINE && change.job().hadEnded();
    }

    public static int count(Collection<Change> changes, Predicate<Change> which) {
        return (int) changes.stream().filter(which).count();
    }

    public static Map<Severity, Integer> severities(Collection<Change> changes) {
        return changes.stream().collect(Collectors.groupingBy(Change::severity, Collectors.summingInt(_ -> 1)));
    }
}

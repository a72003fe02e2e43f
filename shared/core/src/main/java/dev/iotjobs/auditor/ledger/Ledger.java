package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.rule.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a Region at the start of an audit. */
public final class Ledger {

    private final @Nullable History history;
    private final Map<String, LedgerEntry> entries = new HashMap<>();

    public Ledger(@Nullable History history, Collection<LedgerEntry> entries) {
        this.history = history;
        entries.forEach(entry -> this.entries.put(entry.subject().id(), entry));
    }

    /** Empty when the Region was never audited. */
    public Optional<History> history() {
        return Optional.ofNullable(history);
    }

    /** What is known of a subject; of one never seen, that. */
    public LedgerEntry entry(Subject subject) {
        LedgerEntry entry = entries.get(subject.id());
        return entry == null ? LedgerEntry.unknown(subject) : entry;
    }

    public Stream<LedgerEntry> entries() {
        return entries.values().stream();
    }
}

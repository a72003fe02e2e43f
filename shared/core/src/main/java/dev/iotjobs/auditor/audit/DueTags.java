package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.describing.TagReader;
import dev.iotjobs.auditor.audit.judging.Records;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Reads the due tags of live jobs in scope, if verdicts or exemptions may depend on them. Tags are due if they were
 * never read, if they are outdated, or if the time to read them again comes before the next audit. Tags of jobs that
 * the caller named are always due, and are read first.
 *
 * @param atOnce maximum number of concurrent calls
 * @param readers makes the reader; called only if there are tags to read
 */
record DueTags(AuditRequest request, Circumstances circumstances, int atOnce, Supplier<TagReader> readers) {

    /**
     * Reads the due tags.
     *
     * @param settle receives each job with its tags, or with the reason why they are unknown; called by several threads
     * @return warnings about tags that could not be read, one sentence for each reason
     */
    List<String> read(Records records, BiConsumer<SubjectRecord, Known<Tags>> settle) {
        List<SubjectRecord> due = circumstances.reads(Fact.TAGS) ? due(records) : List.of();
        if (due.isEmpty()) {
            return List.of();
        }
        TagReader reader = readers.get();
        List<String> warnings = new ArrayList<>();
        try {
            ParallelCalls.forEach(
                    due, atOnce, known -> reader.read(known.key().arn()).ifPresent(tags -> settle.accept(known, tags)));
        } catch (StoreException e) {
            warnings.add("the tags of some jobs could not be stored: " + e.getMessage()
                    + "; the next audit reads them again");
        }
        warnings.addAll(reader.warnings());
        return warnings;
    }

    private List<SubjectRecord> due(Records records) {
        Set<String> named = request.first();
        Instant next = circumstances.now().plus(circumstances.tick());
        Comparator<SubjectRecord> namedFirst =
                Comparator.comparing(known -> !named.contains(known.key().jobId()));
        return records.all()
                .filter(known -> known.subject() instanceof Subject.OfJob)
                .filter(known -> named.contains(known.key().jobId()) || known.areTagsDue(next, circumstances))
                .filter(known -> request.covers(known) && known.needsTags(circumstances))
                .sorted(namedFirst
                        .thenComparing(DueTags::readAt)
                        .thenComparing(known -> known.subject().id()))
                .toList();
    }

    private static Instant readAt(SubjectRecord known) {
        return known.tags() == null ? Instant.EPOCH : known.tags().at();
    }
}

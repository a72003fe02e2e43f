package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.FindingTexts;
import dev.iotjobs.auditor.message.words.MessageBody;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.message.words.Section;
import dev.iotjobs.auditor.message.words.Section.Entry;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sections of a message about findings that did not become worse, for example resolved findings. */
final class OtherChanges {

    private static final int NAMED = 5;
    private static final String INDENT = "  ";
    private static final String DEEPER = "    ";

    private final News news;

    OtherChanges(News news) {
        this.news = news;
    }

    /**
     * The findings that these sections name one by one: at most five of each kind. The kinds are resolved, lowered,
     * closed with the job, and exempted.
     */
    List<Change> described() {
        return Stream.of(Kind.RESOLVED, Kind.LOWERED, Kind.CLOSED_WITH_JOB, Kind.EXEMPTED)
                .flatMap(kind -> news.of(kind).stream().limit(NAMED))
                .toList();
    }

    List<MessageBody.Block> blocks(FindingTexts texts) {
        String closed = news.count(Kind.CLOSED_WITH_JOB) == 1
                ? "CLOSED WITH ITS JOB (the job was deleted; this is not a fix)"
                : "CLOSED WITH THEIR JOBS (the jobs were deleted; this is not a fix)";
        return List.of(
                named("RESOLVED", Kind.RESOLVED, change -> was(texts, change) + reason(texts, change)),
                named(
                        "LOWERED (still open)",
                        Kind.LOWERED,
                        change -> was(texts, change) + "; now " + change.severity()),
                named(closed, Kind.CLOSED_WITH_JOB, change -> was(texts, change)),
                named("EXEMPTED (still open, no longer reported)", Kind.EXEMPTED, change -> was(texts, change)),
                counted(texts));
    }

    /** The resolved findings, each with the time for which it was open. */
    MessageBody.Block resolvedWithAge(FindingTexts texts) {
        return named("RESOLVED", Kind.RESOLVED, change -> was(texts, change) + openFor(change) + reason(texts, change));
    }

    private Section named(String title, Kind kind, Function<Change, String> text) {
        List<Entry> entries = news.of(kind).stream()
                .limit(NAMED)
                .map(change -> Entry.ofName(1, Sentences.lines(INDENT, DEEPER, text.apply(change))))
                .toList();
        return new Section(title, entries, news.count(kind) - entries.size());
    }

    private static String was(FindingTexts texts, Change change) {
        return texts.place(change) + ": " + texts.title(change) + " (was "
                + (change.before() == null ? change.severity() : change.before()) + ")";
    }

    private String openFor(Change change) {
        return ", open for "
                + Times.age(
                        Duration.between(change.since(), news.digest().audited().at()));
    }

    private static String reason(FindingTexts texts, Change change) {
        return texts.reason(change).map(reason -> "; " + reason).orElse("");
    }

    /** The findings that closed for another reason than a fix or a deleted job, counted by reason and rule. */
    private Section counted(FindingTexts texts) {
        List<Entry> entries = new ArrayList<>();
        for (Kind kind : List.of(Kind.AGED_OUT, Kind.NOT_APPLICABLE, Kind.RULE_OFF, Kind.COVERED)) {
            news.of(kind).stream()
                    .collect(Collectors.groupingBy(change -> change.key().ruleId(), TreeMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .sorted(Comparator.comparingInt(List<Change>::size).reversed())
                    .forEach(group -> entries.add(Entry.ofName(
                            group.size(),
                            Sentences.lines(
                                    INDENT,
                                    DEEPER,
                                    ChangeTexts.counted(kind, group.size()) + ": "
                                            + texts.titleAndRule(group.getFirst())))));
        }
        int shown = Math.min(NAMED, entries.size());
        int hidden = entries.stream().skip(shown).mapToInt(Entry::findings).sum();
        return new Section("CLOSED FOR ANOTHER REASON (this is not a fix)", entries.subList(0, shown), hidden);
    }
}

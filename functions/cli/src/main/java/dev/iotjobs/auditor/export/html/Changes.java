package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.html.Tally.Moved;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.words.ChangeTexts;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The changes of findings in the last 7 days, grouped by kind. Kinds without findings are left out.
 *
 * @param opened one element for each kind of change to findings that are open now, such as {@code Worsened}
 * @param closed one element for each reason for which findings closed
 */
record Changes(List<Kind> opened, List<Kind> closed) {

    /**
     * A kind of change.
     *
     * @param name such as {@code Worsened}
     * @param count number and kind in words, such as {@code 2 closed with their jobs}
     */
    record Kind(String name, String count, Named findings) {}

    /**
     * The changes of the last 7 days. The changed findings that are still open come from {@code tally}. The findings
     * that closed are read from {@code data}.
     */
    static Changes of(ReportData data, Tally tally, Dates dates) {
        List<Kind> opened = new ArrayList<>();
        for (Moved moved : Moved.values()) {
            Named findings = tally.moved(moved);
            String word = moved.name().toLowerCase(Locale.ROOT);
            if (findings.count() > 0) {
                opened.add(new Kind(Sentences.capital(word), Figures.count(findings.count()) + " " + word, findings));
            }
        }
        Map<End, Named> closed = new EnumMap<>(End.class);
        try (Stream<Finding> findings = data.closedSince(dates.weekAgo())) {
            findings.forEach(finding -> {
                End end = finding.end();
                if (end != null) {
                    closed.computeIfAbsent(end, _ -> new Named()).add(finding);
                }
            });
        }
        return new Changes(
                opened,
                Stream.of(End.FIXED, End.JOB_GONE, End.AGED_OUT, End.NOT_APPLICABLE, End.RULE_OFF, End.COVERED)
                        .filter(closed::containsKey)
                        .map(end -> kind(end, closed.getOrDefault(end, Named.NONE)))
                        .toList());
    }

    private static Kind kind(End end, Named findings) {
        return new Kind(
                Sentences.capital(ChangeTexts.word(Change.Kind.of(end), findings.count() == 1)),
                ChangeTexts.counted(Change.Kind.of(end), findings.count()),
                findings);
    }

    List<Kind> all() {
        return Stream.concat(opened.stream(), closed.stream()).toList();
    }

    /**
     * The number of changes of each kind, for example {@code 17 opened, 3 worsened; 12 resolved.} Empty if nothing
     * changed.
     */
    String counts() {
        List<String> parts = Stream.of(opened, closed)
                .map(kinds -> String.join(", ", kinds.stream().map(Kind::count).toList()))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? "" : String.join("; ", parts) + ".";
    }
}

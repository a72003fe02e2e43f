package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Describes the changes of an audit in words. */
public final class ChangeText {

    private static final List<TransitionType> OPEN = List.of(
            TransitionType.OPENED,
            TransitionType.WORSENED,
            TransitionType.REOPENED,
            TransitionType.RESUMED,
            TransitionType.LOWERED);
    private static final List<End> CLOSED =
            List.of(End.FIXED, End.JOB_GONE, End.AGED_OUT, End.NOT_APPLICABLE, End.RULE_OFF, End.COVERED);

    private ChangeText() {}

    /**
     * The number of changes by kind, for example {@code 2 new, 1 worsened, 2 resolved, 1 closed with its job}; empty if
     * nothing changed. For a dry run, the text has {@code 2 found} instead of {@code 2 new}.
     */
    public static String counts(ShownAudit result) {
        StringJoiner counts = new StringJoiner(", ");
        for (TransitionType type : OPEN) {
            long count = result.findings().stream()
                    .filter(finding -> finding.change() == type && !finding.isExempted())
                    .count();
            // A dry run does not know which findings are new.
            String word = result.dryRun() && type == TransitionType.OPENED ? "found" : word(type);
            add(counts, count, word, word);
        }
        long exempted = result.exempted().stream()
                .filter(finding ->
                        finding.change() == TransitionType.OPENED || finding.change() == TransitionType.SUPPRESSED)
                .count();
        add(counts, exempted, "exempted", "exempted");
        for (End end : CLOSED) {
            long count = result.findings().stream()
                    .filter(finding -> finding.end() == end)
                    .count();
            add(counts, count, word(end, true), word(end, false));
        }
        return counts.toString();
    }

    private static void add(StringJoiner counts, long count, String one, String many) {
        if (count > 0) {
            counts.add(Figures.count(count, one, many));
        }
    }

    /** The change of one finding, for example {@code new}, {@code was LOW} or {@code closed with its job}. */
    public static String of(ShownAudit.Shown shown) {
        Finding finding = shown.finding();
        End end = shown.listed().end();
        if (end != null) {
            return word(end, true);
        }
        TransitionType change = Objects.requireNonNull(shown.listed().change());
        boolean hasEarlier = finding.history().size() > 1;
        return change == TransitionType.WORSENED && hasEarlier
                ? "was " + finding.history().get(finding.history().size() - 2).severity()
                : word(change);
    }

    private static String word(TransitionType type) {
        return switch (type) {
            case OPENED -> "new";
            case WORSENED -> "worsened";
            case REOPENED -> "reopened";
            case LOWERED -> "lowered";
            case SUPPRESSED -> "exempted";
            case RESUMED -> "reopened: exemption ended";
            case CLOSED -> "closed";
        };
    }

    private static String word(End end, boolean one) {
        return switch (end) {
            case FIXED -> "resolved";
            case JOB_GONE -> one ? "closed with its job" : "closed with their jobs";
            case AGED_OUT -> "aged out";
            case NOT_APPLICABLE -> one ? "no longer applies" : "no longer apply";
            case RULE_OFF -> "closed because the rule is off or retired";
            case COVERED -> "reported by another rule";
        };
    }
}

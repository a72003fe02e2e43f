package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Changes in words, for example how many findings are new. */
public final class ChangeTexts {

    /**
     * The kinds of changes that subject lines count. Only the subject line of a {@link MessageKind#NOTICE} also counts
     * the other kinds.
     */
    private static final List<Kind> SUBJECT =
            List.of(Kind.NEW, Kind.WORSENED, Kind.REOPENED, Kind.BASELINE, Kind.RESOLVED);

    private static final List<Kind> OTHERS = List.of(
            Kind.CLOSED_WITH_JOB,
            Kind.AGED_OUT,
            Kind.NOT_APPLICABLE,
            Kind.RULE_OFF,
            Kind.COVERED,
            Kind.EXEMPTED,
            Kind.LOWERED);

    private ChangeTexts() {}

    /**
     * The counts for the subject line, for example {@code 1 new, 1 worsened, 2 resolved}. The subject line of a
     * {@link MessageKind#NOTICE} counts all kinds of changes. Other subject lines count only new, worsened, reopened,
     * baseline and resolved findings.
     */
    public static String forSubject(News news) {
        return news.kind() == MessageKind.NOTICE ? all(news) : counts(news, SUBJECT);
    }

    /** The counts of all kinds of changes, for example {@code 1 new, 2 resolved, 1 closed with its job}. */
    public static String all(News news) {
        StringJoiner all = new StringJoiner(", ");
        for (List<Kind> kinds : List.of(SUBJECT, OTHERS)) {
            String counts = counts(news, kinds);
            if (!counts.isEmpty()) {
                all.add(counts);
            }
        }
        return all.toString();
    }

    private static String counts(News news, List<Kind> kinds) {
        StringJoiner counts = new StringJoiner(", ");
        kinds.stream()
                .filter(kind -> news.count(kind) > 0)
                .forEach(kind -> counts.add(counted(kind, news.count(kind))));
        return counts.toString();
    }

    /** The count of one kind of changes, for example {@code 3 closed with their jobs}. */
    public static String counted(Kind kind, int count) {
        return Figures.count(count) + " " + word(kind, count == 1);
    }

    /**
     * The kind of a change in words.
     *
     * @param one true for words about one finding, false for words about several
     */
    public static String word(Kind kind, boolean one) {
        return switch (kind) {
            case NEW -> "new";
            case WORSENED -> "worsened";
            case REOPENED -> "reopened";
            case BASELINE -> "not reported before";
            case RESOLVED -> "resolved";
            case LOWERED -> "lowered";
            case CLOSED_WITH_JOB -> one ? "closed with its job" : "closed with their jobs";
            case AGED_OUT -> "aged out";
            case NOT_APPLICABLE -> one ? "no longer applies" : "no longer apply";
            case RULE_OFF -> "closed (rule off)";
            case COVERED -> "reported by another rule";
            case EXEMPTED -> "exempted";
        };
    }

    /** How a finding changed, for example {@code new} or {@code worsened from HIGH}. */
    public static String transition(Change change) {
        String from = change.kind() == Kind.WORSENED && change.before() != null ? " from " + change.before() : "";
        return word(change.kind(), true) + from;
    }

    /**
     * How many findings there are, and how many of them have the worst severity, for example {@code 51 open findings
     * in 300 jobs, 11 of them critical}. If all have the same severity, the text is for example {@code 14 medium
     * findings}.
     *
     * @param changes worst first, at least one
     * @param adjective precedes the word "findings" and ends with a space; may be empty
     * @param where follows the word "findings" and begins with a space; may be empty
     */
    public static String findings(List<Change> changes, String adjective, String where) {
        Map<Severity, Integer> severities = News.severities(changes);
        Severity worst = changes.getFirst().severity();
        String word = worst.name().toLowerCase(Locale.ROOT);
        return severities.size() == 1
                ? Figures.count(changes.size(), adjective + word + " finding") + where
                : Figures.count(changes.size(), adjective + "finding") + where + ", "
                        + Figures.count(severities.getOrDefault(worst, 0)) + " of them " + word;
    }

    /** Says how many findings are open now, for example {@code Open now: 5 CRITICAL, 20 HIGH, 31 others.} */
    public static String open(News news) {
        if (news.nothingIsOpen()) {
            return news.everythingIsKnown() ? "Nothing is open now." : "Nothing is open, but " + unknown(news) + ".";
        }
        Map<Severity, Integer> open = news.digest().counts().open();
        Map<Severity, Integer> urgent = new EnumMap<>(Severity.class);
        urgent.put(Severity.CRITICAL, open.getOrDefault(Severity.CRITICAL, 0));
        urgent.put(Severity.HIGH, open.getOrDefault(Severity.HIGH, 0));
        int others = sum(open.values()) - sum(urgent.values());
        if (sum(urgent.values()) == 0 || others == 0) {
            return "Open now: " + Figures.each(open) + ".";
        }
        return "Open now: " + Figures.each(urgent) + ", " + Figures.count(others, "other") + ".";
    }

    private static String unknown(News news) {
        CoverageText coverage = news.coverage();
        if (!coverage.isListed()) {
            return "not every job was listed";
        }
        return coverage.notEvaluated() > 0
                ? Figures.count(coverage.notEvaluated(), "job was", "jobs were") + " not evaluated"
                : "not everything is known";
    }

    static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}

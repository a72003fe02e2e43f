package dev.iotjobs.auditor.doc;

import dev.iotjobs.auditor.doc.Corpus.Case;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of rules on the example subjects of a {@link Corpus}, as words such as {@code HIGH}. For each rule, a
 * subject has these words:
 *
 * <ol>
 *   <li>the verdict while no finding is open
 *   <li>for each severity of the rule, worst first: the verdict while a finding of this severity is open
 * </ol>
 *
 * <p>If all words are equal, only one is kept.
 *
 * @param byRule by {@code rule@version} and then by name of the subject: the words, separated by spaces
 */
public record GoldenVerdicts(Map<String, Map<String, String>> byRule) {

    private static final String HEADING = "# ";

    /**
     * The most frequent verdict. If all verdicts of a rule on a subject are this one, {@link #text} writes {@link
     * #SHORT} for them.
     */
    // The word would fill a third of the file
    private static final String COMMONEST = "NOT_APPLICABLE";

    private static final String SHORT = "-";
    private static final Duration OPEN_FOR = Duration.ofMinutes(45);

    public GoldenVerdicts {
        byRule = new TreeMap<>(byRule);
    }

    /** Judges every example subject of {@code corpus} by the rules of {@code book}. */
    public static GoldenVerdicts of(RuleBook book, Corpus corpus) {
        Map<String, Map<String, String>> byRule = new TreeMap<>();
        for (RuleDefinition<?> rule : book.definitions()) {
            Map<String, String> words = new LinkedHashMap<>();
            corpus.cases().stream()
                    .filter(subject -> rule.judges().facts().isInstance(subject.facts()))
                    .forEach(subject -> words.put(subject.name(), words(book, rule, subject)));
            byRule.put(title(rule), words);
        }
        return new GoldenVerdicts(byRule);
    }

    /**
     * Judges one subject by one rule several times: first without an open finding, then with an open finding of each
     * severity that the rule can give, worst first.
     */
    public static List<Verdict> verdicts(RuleBook book, RuleDefinition<?> rule, Case subject) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(verdict(book, rule, subject, null));
        rule.severities().keySet().forEach(open -> verdicts.add(verdict(book, rule, subject, open)));
        return verdicts;
    }

    private static String words(RuleBook book, RuleDefinition<?> rule, Case subject) {
        List<String> words =
                verdicts(book, rule, subject).stream().map(Verdict::word).toList();
        return words.stream().distinct().count() == 1 ? words.getFirst() : String.join(" ", words);
    }

    private static Verdict verdict(RuleBook book, RuleDefinition<?> rule, Case subject, @Nullable Severity open) {
        Memory memory =
                open == null ? Memory.NONE : new Memory(open, Corpus.NOW.minus(OPEN_FOR), 3, 0, FactSource.COUNTED);
        return book.judge(
                        subject.facts(),
                        Corpus.NOW,
                        other -> other.id().equals(rule.id())
                                ? new Ruling.On(settings(rule, subject))
                                : new Ruling.Off(),
                        _ -> memory)
                .getFirst()
                .verdict();
    }

    private static SettingValues settings(RuleDefinition<?> rule, Case subject) {
        SettingValues values = SettingValues.STANDARD;
        for (Setting<?> setting : rule.settings()) {
            Object list = subject.lists().get(setting.name());
            values = list == null ? values : values.reading(setting, list);
        }
        return values;
    }

    private static String title(RuleDefinition<?> rule) {
        return rule.id() + "@" + rule.version();
    }

    /** Parses the text that {@link #text} writes. */
    public static GoldenVerdicts parse(String text) {
        Map<String, Map<String, String>> byRule = new TreeMap<>();
        String rule = "";
        for (String line : text.lines().toList()) {
            int blank = line.indexOf(' ');
            if (line.startsWith(HEADING)) {
                rule = line.substring(HEADING.length());
                byRule.put(rule, new LinkedHashMap<>());
            } else if (blank > 0) {
                String words = line.substring(blank + 1);
                byRule.computeIfAbsent(rule, _ -> new LinkedHashMap<>())
                        .put(line.substring(0, blank), words.equals(SHORT) ? COMMONEST : words);
            }
        }
        return new GoldenVerdicts(byRule);
    }

    /** The verdicts as text: a heading for each rule, and below it a line for each subject. */
    public String text() {
        return byRule.entrySet().stream()
                .map(rule -> HEADING + rule.getKey() + "\n"
                        + rule.getValue().entrySet().stream()
                                .map(subject -> subject.getKey() + " "
                                        + (subject.getValue().equals(COMMONEST) ? SHORT : subject.getValue()) + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Returns a line for each rule that now judges differently than in these verdicts, but has the same version. Such a
     * rule needs a higher version.
     *
     * @param now the verdicts of the rules as they are now
     */
    public List<String> problems(GoldenVerdicts now, List<? extends RuleDefinition<?>> rules) {
        return rules.stream()
                .filter(rule -> byRule.containsKey(title(rule)))
                .map(rule -> problem(rule, words(title(rule)), now.words(title(rule))))
                .flatMap(List::stream)
                .toList();
    }

    private Map<String, String> words(String title) {
        return byRule.getOrDefault(title, Map.of());
    }

    private static List<String> problem(RuleDefinition<?> rule, Map<String, String> before, Map<String, String> now) {
        List<String> different = before.keySet().stream()
                .filter(now::containsKey)
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .toList();
        if (different.isEmpty()) {
            return List.of();
        }
        String example = different.getFirst();
        return List.of("%s judges %d of %d %ss differently: raise version to %d (%s was %s, and is %s)"
                .formatted(
                        rule.id(),
                        different.size(),
                        before.size(),
                        rule.judges().name(),
                        rule.version() + 1,
                        example,
                        before.get(example),
                        now.get(example)));
    }
}

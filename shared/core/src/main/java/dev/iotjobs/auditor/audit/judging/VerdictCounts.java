package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.fact.RuleRuns;
import dev.iotjobs.auditor.fact.RuleRuns.Failed;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the latest verdict of every rule on every subject in one audit. Safe for use by several threads. */
public final class VerdictCounts {

    private static final byte NONE = -1;

    private static final Outcome NOT_APPLICABLE = new Outcome.NotApplicable(End.NOT_APPLICABLE);
    private static final Outcome PENDING = new Outcome.Pending(true, null);

    /** The outcomes that are counted separately. A verdict is stored as the index of its outcome in this list. */
    private static final List<Outcome> OUTCOMES = Stream.of(
                    Stream.of(new Outcome.Compliant(), NOT_APPLICABLE, PENDING),
                    Arrays.stream(Severity.values()).map(Outcome.NonCompliant::new),
                    Arrays.stream(Gap.values()).map(Outcome.InsufficientData::new))
            .<Outcome>flatMap(each -> each)
            .toList();

    private static final byte COMPLIANT_WORD = wordOf(new Outcome.Compliant());
    private static final byte NOT_APPLICABLE_WORD = wordOf(NOT_APPLICABLE);
    private static final byte PENDING_WORD = wordOf(PENDING);
    private static final Map<Severity, Byte> SEVERITY_WORDS = new EnumMap<>(Severity.class);
    private static final Map<Gap, Byte> GAP_WORDS = new EnumMap<>(Gap.class);

    static {
        for (Severity severity : Severity.values()) {
            SEVERITY_WORDS.put(severity, wordOf(new Outcome.NonCompliant(severity)));
        }
        for (Gap gap : Gap.values()) {
            GAP_WORDS.put(gap, wordOf(new Outcome.InsufficientData(gap)));
        }
    }

    private final List<RuleDefinition<?>> rules;
    private final List<String> ruleIds;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<Gap> noData;
    // One byte for each verdict, because there may be 100,000 subjects.
    private final Map<String, byte[]> verdicts = new ConcurrentHashMap<>();
    private final Map<String, String> namesWithoutData = new ConcurrentHashMap<>();
    private final Map<String, RuleFailure> failures = new TreeMap<>();
    private final Map<String, Set<String>> failedSubjects = new HashMap<>();

    /**
     * @param rules all rules of the auditor, also those that are off
     * @param noData reasons of INSUFFICIENT_DATA that lower rule coverage
     */
    public VerdictCounts(List<RuleDefinition<?>> rules, Set<Gap> noData) {
        this.rules = List.copyOf(rules);
        this.ruleIds = rules.stream().map(RuleDefinition::id).toList();
        this.noData = Set.copyOf(noData);
        ruleIds.forEach(ruleId -> places.put(ruleId, places.size()));
    }

    /**
     * Adds the verdicts on a subject. If this audit has judged the subject before, the new verdicts replace the old
     * ones.
     */
    void put(Subject subject, List<Evaluation> evaluations) {
        byte[] words = new byte[ruleIds.size()];
        Arrays.fill(words, NONE);
        boolean lacksData = false;
        for (Evaluation evaluation : evaluations) {
            words[Objects.requireNonNull(places.get(evaluation.rule().id()))] =
                    word(evaluation.verdict().outcome());
            lacksData |= isWithoutData(evaluation);
            if (evaluation.failure() != null) {
                failed(evaluation.rule().id(), subject, evaluation.failure());
            }
        }
        String id = subject.id();
        verdicts.put(id, words);
        if (lacksData) {
            namesWithoutData.put(id, subject.name());
        } else {
            namesWithoutData.remove(id);
        }
    }

    private boolean isWithoutData(Evaluation evaluation) {
        return evaluation.verdict().outcome() instanceof Outcome.InsufficientData(var gap) && noData.contains(gap);
    }

    /** Removes the verdicts on a subject that no longer exists. */
    void remove(Subject subject) {
        verdicts.remove(subject.id());
        namesWithoutData.remove(subject.id());
    }

    private synchronized void failed(String ruleId, Subject subject, RuntimeException exception) {
        failures.putIfAbsent(ruleId, new RuleFailure(ruleId, subject.name(), exception, 1));
        failedSubjects.computeIfAbsent(ruleId, _ -> new HashSet<>()).add(subject.id());
    }

    /** The byte that stores a verdict with this outcome: the index of the outcome in {@link #OUTCOMES}. */
    private static byte word(Outcome outcome) {
        // Does not search the list, because an audit needs this byte for every rule and job.
        return switch (outcome) {
            case Outcome.Compliant _ -> COMPLIANT_WORD;
            case Outcome.NotApplicable _ -> NOT_APPLICABLE_WORD;
            case Outcome.Pending _ -> PENDING_WORD;
            case Outcome.NonCompliant(var severity) -> Objects.requireNonNull(SEVERITY_WORDS.get(severity));
            case Outcome.InsufficientData(var gap) -> Objects.requireNonNull(GAP_WORDS.get(gap));
        };
    }

    private static byte wordOf(Outcome outcome) {
        return (byte) OUTCOMES.indexOf(outcome);
    }

    /** The numbers of verdicts on the selected subjects, by rule id. A rule without verdicts has no entry. */
    public Map<String, RuleCounts> counts(Predicate<String> subjectIds) {
        int[][] sums = new int[ruleIds.size()][OUTCOMES.size()];
        verdicts.forEach((subjectId, words) -> {
            if (subjectIds.test(subjectId)) {
                for (int rule = 0; rule < words.length; rule++) {
                    if (words[rule] != NONE) {
                        sums[rule][words[rule]]++;
                    }
                }
            }
        });
        Map<String, Map<Gap, String>> examples = examples(subjectIds);
        Map<String, RuleCounts> counts = new HashMap<>();
        for (int rule = 0; rule < sums.length; rule++) {
            if (Arrays.stream(sums[rule]).anyMatch(count -> count > 0)) {
                String ruleId = ruleIds.get(rule);
                counts.put(ruleId, of(sums[rule], examples.getOrDefault(ruleId, Map.of())));
            }
        }
        return counts;
    }

    /**
     * For each rule and each gap that lowers rule coverage, the name of one subject with this gap. Takes the
     * alphabetically first name.
     */
    private Map<String, Map<Gap, String>> examples(Predicate<String> subjectIds) {
        boolean[] isWithoutData = new boolean[OUTCOMES.size()];
        noData.forEach(gap -> isWithoutData[Objects.requireNonNull(GAP_WORDS.get(gap))] = true);
        String[][] first = new String[ruleIds.size()][OUTCOMES.size()];
        namesWithoutData.forEach((subjectId, name) -> {
            byte[] words = verdicts.get(subjectId);
            if (words != null && subjectIds.test(subjectId)) {
                for (int rule = 0; rule < words.length; rule++) {
                    int word = words[rule];
                    // The first name, so that the next audit takes the same example.
                    if (word != NONE
                            && isWithoutData[word]
                            && (first[rule][word] == null || name.compareTo(first[rule][word]) < 0)) {
                        first[rule][word] = name;
                    }
                }
            }
        });
        Map<String, Map<Gap, String>> examples = new HashMap<>();
        for (int rule = 0; rule < first.length; rule++) {
            for (Gap gap : noData) {
                String name = first[rule][Objects.requireNonNull(GAP_WORDS.get(gap))];
                if (name != null) {
                    examples.computeIfAbsent(ruleIds.get(rule), _ -> new EnumMap<>(Gap.class))
                            .put(gap, name);
                }
            }
        }
        return examples;
    }

    private RuleCounts of(int[] sums, Map<Gap, String> examples) {
        int compliant = 0;
        int notApplicable = 0;
        int pending = 0;
        Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
        Map<Gap, Integer> gaps = new EnumMap<>(Gap.class);
        for (int word = 0; word < sums.length; word++) {
            int count = sums[word];
            switch (OUTCOMES.get(word)) {
                case Outcome.Compliant _ -> compliant = count;
                case Outcome.NotApplicable _ -> notApplicable = count;
                case Outcome.Pending _ -> pending = count;
                case Outcome.NonCompliant(var severity) -> putIfAny(severities, severity, count);
                case Outcome.InsufficientData(var gap) -> putIfAny(gaps, gap, count);
            }
        }
        return new RuleCounts(compliant, notApplicable, pending, severities, gaps, examples, noData);
    }

    private static <K> void putIfAny(Map<K, Integer> counts, K key, int count) {
        if (count > 0) {
            counts.put(key, count);
        }
    }

    /**
     * How each rule ran in this audit, sorted by rule id. A rule that is off or no longer exists is included if the
     * state table has a record of the rule.
     *
     * @param isOn whether a rule is on
     * @param known subjects with a record
     */
    public List<RuleRuns> runs(AccountRegion place, Predicate<RuleDefinition<?>> isOn, Stream<Subject> known) {
        Map<String, RuleCounts> counts = counts(_ -> true);
        Map<String, RuleRuns> runs = new TreeMap<>();
        known.forEach(subject -> {
            if (subject instanceof Subject.OfRule(var _, var ruleId)) {
                runs.put(ruleId, new RuleRuns(place, ruleId, 0, false, 0, null));
            }
        });
        rules.stream().filter(isOn).forEach(rule -> {
            RuleCounts said = counts.get(rule.id());
            int judged = said == null ? 0 : said.judged();
            runs.put(rule.id(), new RuleRuns(place, rule.id(), rule.version(), true, judged, failed(rule.id())));
        });
        return List.copyOf(runs.values());
    }

    private @Nullable Failed failed(String ruleId) {
        return failures().stream()
                .filter(failure -> failure.ruleId().equals(ruleId))
                .findFirst()
                .map(failure -> new Failed(
                        failure.subjects(), failure.exception().getClass().getSimpleName(), failure.subject()))
                .orElse(null);
    }

    /** The rules that threw exceptions. */
    public synchronized List<RuleFailure> failures() {
        List<RuleFailure> counted = new ArrayList<>();
        failures.forEach((ruleId, first) -> counted.add(new RuleFailure(
                ruleId,
                first.subject(),
                first.exception(),
                failedSubjects.getOrDefault(ruleId, Set.of()).size())));
        return counted;
    }
}

package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a rule but its judgement. Tables, pages, the schema of a policy and its checks are made from it.
 *
 * @param id never changes and is never used again, for example {@code IOTJ-CFG-01}
 * @param version raised when the rule judges differently, so that what opens then is not taken for a change of the job
 * @param title names the defect
 * @param finds what it finds, one sentence; a setting's name in backticks, such as {@code `minimumExecuted`}, stands
 *     for its value
 * @param judges the kind of subject
 * @param severities each severity that it gives, worst first, with its condition
 * @param settings in the order of its page
 * @param borrowed settings of other rules that it also reads, with the values that a policy gives them there, even
 *     while those rules are off
 * @param reads fields that must be known for the rule to judge, in the order in which a missing one is named
 * @param mayRead fields that it reads where they are known
 * @param needs facts that must be known for the rule to judge, in the same order; while one is off, so is the rule
 * @param mayUse facts that it reads where they are known
 * @param comparedTags keys of the tags whose values it reads, in addition to those in its lists of tags
 * @param silentWhen rules that report the same defect of a subject: if one of them reports it, this rule does not
 * @param source what it reads, as AWS names it
 * @param closes when an open finding closes, one sentence
 * @param why why it matters, one or two sentences
 * @param fix how to fix it, in words
 * @param fixByOrigin where the fix differs for jobs of another API
 */
public record RuleDefinition<F extends Facts>(
        String id,
        int version,
        String title,
        String finds,
        SubjectKind<F> judges,
        Applicability<F> applicability,
        Map<Severity, String> severities,
        List<Setting<?>> settings,
        List<Borrowed> borrowed,
        Set<JobField> reads,
        Set<JobField> mayRead,
        Set<Fact> needs,
        Set<Fact> mayUse,
        Set<String> comparedTags,
        List<Silence> silentWhen,
        String source,
        String closes,
        String why,
        String fix,
        Map<Origin, String> fixByOrigin,
        List<Control> controls,
        boolean isOnByDefault,
        boolean canBeSwitchedOff) {

    private static final Pattern ID = Pattern.compile("IOTJ-[A-Z]{3}-\\d{2}");

    /** Begins the definition of a rule that judges one kind of subject. */
    public static <F extends Facts> Builder<F> of(SubjectKind<F> kind, String id) {
        return new Builder<>(kind, id);
    }

    /** The worst severity that it gives. */
    public Severity worst() {
        return severities.keySet().iterator().next();
    }

    /** How to fix the defect, for a job that this API created. */
    public String fix(Origin origin) {
        return fixByOrigin.getOrDefault(origin, fix);
    }

    /** Whether it needs a fact, or reads it where it is known. */
    public boolean uses(Fact fact) {
        return needs.contains(fact) || mayUse.contains(fact);
    }

    /** When this rule is silent, in words; empty for a rule that never is. */
    public String silentText() {
        return silentWhen.stream()
                .map(silence -> silence.ruleId() + " reports the same defect"
                        + (silence.only() == null ? "" : " and this rule is " + silence.only()))
                .collect(Collectors.joining("; "));
    }

    /**
     * A rule that reports the same defect.
     *
     * @param only the severity of this rule that is silenced; null for every one
     */
    public record Silence(String ruleId, @Nullable Severity only) {}

    /** A setting of another rule. */
    public record Borrowed(String ruleId, Setting<?> setting) {}

    /** This rule and those whose settings it borrows: what a policy says of one of them can change its verdicts. */
    public List<String> settingsFrom() {
        return Stream.concat(Stream.of(id), borrowed.stream().map(Borrowed::ruleId))
                .distinct()
                .toList();
    }

    /** A setting by its name; null if the rule has none of that name. */
    public @Nullable Setting<?> setting(String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Collects a definition. Not safe for use by several threads. */
    public static final class Builder<F extends Facts> {

        private final SubjectKind<F> kind;
        private final String id;
        private int version;
        private String title = "";
        private String finds = "";
        private @Nullable Applicability<F> applicability;
        private final Map<Severity, String> severities = new TreeMap<>(Comparator.reverseOrder());
        private List<Setting<?>> settings = List.of();
        private final List<Borrowed> borrowed = new ArrayList<>();
        private final EnumSet<JobField> reads = EnumSet.noneOf(JobField.class);
        private final Set<JobField> mayRead = EnumSet.noneOf(JobField.class);
        private final EnumSet<Fact> needs = EnumSet.noneOf(Fact.class);
        private final Set<Fact> mayUse = EnumSet.noneOf(Fact.class);
        private Set<String> comparedTags = Set.of();
        private final List<Silence> silentWhen = new ArrayList<>();
        private String source = "";
        private String closes = "At the first audit in which the condition does not hold.";
        private String why = "";
        private String fix = "";
        private final Map<Origin, String> fixByOrigin = new EnumMap<>(Origin.class);
        private List<Control> controls = List.of();
        private boolean isOnByDefault = true;
        private boolean canBeSwitchedOff = true;

        private Builder(SubjectKind<F> kind, String id) {
            this.kind = kind;
            this.id = id;
        }

        public Builder<F> version(int number) {
            version = number;
            return this;
        }

        public Builder<F> title(String text) {
            title = text;
            return this;
        }

        /** What the rule finds, one sentence. */
        public Builder<F> finds(String sentence) {
            finds = sentence;
            return this;
        }

        public Builder<F> appliesTo(Applicability<F> which) {
            applicability = which;
            return this;
        }

        /** Judges every subject of the kind. */
        public Builder<F> appliesToEvery(String text) {
            applicability = new Applicability.Every<>(text);
            return this;
        }

        /** A severity that the rule gives, and when. */
        public Builder<F> severity(Severity severity, String condition) {
            severities.put(severity, condition);
            return this;
        }

        public Builder<F> settings(Setting<?>... read) {
            settings = List.of(read);
            return this;
        }

        /** A setting of another rule that the rule also reads. */
        public Builder<F> borrows(String ruleId, Setting<?> setting) {
            borrowed.add(new Borrowed(ruleId, setting));
            return this;
        }

        /** Fields of DescribeJob without which the rule does not judge. */
        public Builder<F> reads(JobField... fields) {
            reads.addAll(List.of(fields));
            return this;
        }

        /**
         * Fields of DescribeJob that the rule reads where they are known. {@link #build} adds those that {@link #appliesTo}
         * reads.
         */
        public Builder<F> mayRead(JobField... fields) {
            mayRead.addAll(List.of(fields));
            return this;
        }

        /** Facts without which the rule does not judge. */
        public Builder<F> needs(Fact... facts) {
            needs.addAll(List.of(facts));
            return this;
        }

        /** Facts that the rule reads where they are known. */
        public Builder<F> mayUse(Fact... facts) {
            mayUse.addAll(List.of(facts));
            return this;
        }

        /**
         * Keys of tags whose values the rule reads. Audits keep the values of these keys, and of those in the rule's
         * lists of tags.
         */
        public Builder<F> compares(String... tagKeys) {
            comparedTags = Set.of(tagKeys);
            return this;
        }

        /** Makes the rule silent while the rule {@code ruleId} has, or keeps, an open finding on the same subject. */
        public Builder<F> silentWhen(String ruleId) {
            silentWhen.add(new Silence(ruleId, null));
            return this;
        }

        /** Makes one severity of the rule silent in the same case. */
        public Builder<F> silentWhen(String ruleId, Severity own) {
            silentWhen.add(new Silence(ruleId, own));
            return this;
        }

        /** What the rule reads if its subject is not a job. */
        public Builder<F> source(String text) {
            source = text;
            return this;
        }

        /** When an open finding closes, where that is not at the first audit without the condition. */
        public Builder<F> closes(String sentence) {
            closes = sentence;
            return this;
        }

        public Builder<F> why(String text) {
            why = text;
            return this;
        }

        public Builder<F> fix(String text) {
            fix = text;
            return this;
        }

        /** How to fix a job that another API created. */
        public Builder<F> fix(Origin origin, String text) {
            fixByOrigin.put(origin, text);
            return this;
        }

        public Builder<F> controls(Control... served) {
            controls = List.of(served);
            return this;
        }

        public Builder<F> offByDefault() {
            isOnByDefault = false;
            return this;
        }

        public Builder<F> cannotBeSwitchedOff() {
            canBeSwitchedOff = false;
            return this;
        }

        /**
         * The whole definition.
         *
         * @throws IllegalArgumentException naming everything that is missing or wrong
         */
        public RuleDefinition<F> build() {
            Applicability<F> applies = applicability;
            List<String> problems = problems(applies);
            if (applies == null || !problems.isEmpty()) {
                throw new IllegalArgumentException(id + ": " + String.join("; ", problems));
            }
            reads.addAll(applies.reads());
            Set<Setting<?>> all = new LinkedHashSet<>(settings);
            if (applies instanceof Jobs jobs) {
                mayRead.addAll(jobs.mayRead());
                if (jobs.agesOut()) {
                    all.add(SharedSettings.AGES_OUT_AFTER);
                }
            }
            return new RuleDefinition<>(
                    id,
                    version,
                    title,
                    finds,
                    kind,
                    applies,
                    Collections.unmodifiableMap(severities),
                    List.copyOf(all),
                    List.copyOf(borrowed),
                    Collections.unmodifiableSet(EnumSet.copyOf(reads)),
                    Set.copyOf(mayRead),
                    Collections.unmodifiableSet(EnumSet.copyOf(needs)),
                    Set.copyOf(mayUse),
                    comparedTags,
                    List.copyOf(silentWhen),
                    source.isEmpty() ? fields() : source,
                    closes,
                    why,
                    fix,
                    Map.copyOf(fixByOrigin),
                    controls,
                    isOnByDefault,
                    canBeSwitchedOff);
        }

        private String fields() {
            Set<JobField> all = EnumSet.copyOf(reads);
            all.addAll(mayRead);
            Set<Fact> facts = EnumSet.copyOf(needs);
            facts.addAll(mayUse);
            return all.stream().map(JobField::apiName).collect(Collectors.joining(", ", "DescribeJob: ", ""))
                    + facts.stream().map(fact -> "; " + fact.call()).collect(Collectors.joining());
        }

        private List<String> problems(@Nullable Applicability<F> applies) {
            List<String> problems = new ArrayList<>();
            if (!ID.matcher(id).matches()) {
                problems.add("the id must be IOTJ-<group>-<number>");
            }
            if (version < 1) {
                problems.add("the version must be at least 1, got " + version);
            }
            if (!Fact.AVAILABLE.containsAll(needs)) {
                problems.add("needs a fact that is not available in this version");
            }
            require(problems, "title", !title.isBlank());
            require(problems, "finds", finds.endsWith("."));
            require(problems, "appliesTo", applies != null);
            require(problems, "severity", !severities.isEmpty());
            require(problems, "why", why.endsWith("."));
            require(problems, "fix", fix.endsWith("."));
            require(problems, "closes", closes.endsWith("."));
            require(problems, "controls", !controls.isEmpty());
            require(problems, "source", kind.facts().equals(JobFacts.class) || !source.isBlank());
            return problems;
        }

        private static void require(List<String> problems, String what, boolean isThere) {
            if (!isThere) {
                problems.add(what + " is missing, or no sentence");
            }
        }
    }
}

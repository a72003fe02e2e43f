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
 * Everything about a rule except the code that judges. The pages and tables of rules and the policy schema are
 * generated from the definitions of rules.
 *
 * @param id never changes and is never used for another rule, for example {@code IOTJ-CFG-01}
 * @param version raised when the rule judges differently
 * @param title names the defect
 * @param finds what the rule finds, in full sentences; the name of a setting in backticks, such as {@code
 *     `minimumExecuted`}, stands for its value
 * @param judges the kind of subject that the rule judges
 * @param severities each severity that the rule gives, worst first, with its condition
 * @param settings settings of the rule, in the order of its page
 * @param borrowed settings of other rules that this rule also reads, even if those rules are off
 * @param reads fields that must be known for the rule to judge; a verdict names the first missing field in this order
 * @param mayRead fields that the rule reads if they are known
 * @param needs facts with a switch in the policy, such as tags, that must be known for the rule to judge. The rule is
 *     off unless all of them are switched on
 * @param mayUse facts with a switch in the policy, such as tags, that the rule reads if they are known
 * @param comparedTags keys of tags whose values the rule reads, besides the tags that its settings name
 * @param silentWhen other rules that report the same defect; while one of them reports it, this rule does not
 * @param source the data that the rule reads, as AWS names it
 * @param closes when an open finding closes, in full sentences
 * @param why why the defect matters, in full sentences
 * @param fix how to fix the defect, in words
 * @param fixByOrigin fixes that replace {@code fix} for jobs that another API created, by origin
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

    /** Starts the definition of a rule that judges one kind of subject. */
    public static <F extends Facts> Builder<F> of(SubjectKind<F> kind, String id) {
        return new Builder<>(kind, id);
    }

    /** The worst severity that the rule gives. */
    public Severity worst() {
        return severities.keySet().iterator().next();
    }

    /** How to fix the defect of a job that the given API created. */
    public String fix(Origin origin) {
        return fixByOrigin.getOrDefault(origin, fix);
    }

    /** Whether the rule reads the fact. True even if the rule can also judge without the fact. */
    public boolean uses(Fact fact) {
        return needs.contains(fact) || mayUse.contains(fact);
    }

    /** The cases in which another rule reports the defect instead of this rule, in words; empty if there are none. */
    public String silentText() {
        return silentWhen.stream()
                .map(silence -> silence.ruleId() + " reports the same defect"
                        + (silence.only() == null ? "" : " that this rule would report as " + silence.only()))
                .collect(Collectors.joining("; "));
    }

    /**
     * A reference to another rule that finds the same defect. While that rule reports the defect, this rule is silent:
     * it does not report the defect too.
     *
     * @param only if set, this rule is silent only if its own verdict has this severity; null for every severity
     */
    public record Silence(String ruleId, @Nullable Severity only) {}

    /** A setting of another rule that this rule also reads. */
    public record Borrowed(String ruleId, Setting<?> setting) {}

    /**
     * The ids of the rules whose settings this rule reads: this rule itself, and the rules from which it borrows
     * settings.
     */
    public List<String> settingsFrom() {
        return Stream.concat(Stream.of(id), borrowed.stream().map(Borrowed::ruleId))
                .distinct()
                .toList();
    }

    /** The setting with this name; null if the rule has no such setting. */
    public @Nullable Setting<?> setting(String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Builds a {@link RuleDefinition}. Not safe for use by several threads. */
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
        private String closes = "At the first audit that no longer finds the defect.";
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

        /** Sets what the rule finds, in full sentences. */
        public Builder<F> finds(String sentences) {
            finds = sentences;
            return this;
        }

        public Builder<F> appliesTo(Applicability<F> which) {
            applicability = which;
            return this;
        }

        /**
         * Makes the rule judge every subject of its kind.
         *
         * @param text the subjects in words
         */
        public Builder<F> appliesToEvery(String text) {
            applicability = new Applicability.Every<>(text);
            return this;
        }

        /** Adds a severity that the rule gives, with its condition in words. */
        public Builder<F> severity(Severity severity, String condition) {
            severities.put(severity, condition);
            return this;
        }

        public Builder<F> settings(Setting<?>... read) {
            settings = List.of(read);
            return this;
        }

        /** Adds a setting of another rule that this rule also reads. */
        public Builder<F> borrows(String ruleId, Setting<?> setting) {
            borrowed.add(new Borrowed(ruleId, setting));
            return this;
        }

        /** Adds fields of DescribeJob that must be known for the rule to judge. */
        public Builder<F> reads(JobField... fields) {
            reads.addAll(List.of(fields));
            return this;
        }

        /**
         * Adds fields of DescribeJob that the rule reads if they are known. Fields that {@link #appliesTo} reads need
         * not be given.
         */
        public Builder<F> mayRead(JobField... fields) {
            mayRead.addAll(List.of(fields));
            return this;
        }

        /** Adds facts that must be known for the rule to judge. */
        public Builder<F> needs(Fact... facts) {
            needs.addAll(List.of(facts));
            return this;
        }

        /** Adds facts that the rule reads if they are known. */
        public Builder<F> mayUse(Fact... facts) {
            mayUse.addAll(List.of(facts));
            return this;
        }

        /** Sets the keys of tags whose values the rule reads. Omit tags that are listed in a setting of the rule. */
        public Builder<F> compares(String... tagKeys) {
            comparedTags = Set.of(tagKeys);
            return this;
        }

        /**
         * Makes this rule silent on a subject while the rule {@code ruleId} reports the same defect. A rule reports a
         * defect if it gives NON_COMPLIANT, or if its open finding stays open.
         */
        public Builder<F> silentWhen(String ruleId) {
            silentWhen.add(new Silence(ruleId, null));
            return this;
        }

        /**
         * Makes this rule report no defect of severity {@code own} on a subject while the rule {@code ruleId} reports
         * the same defect. Defects of other severities are still reported.
         */
        public Builder<F> silentWhen(String ruleId, Severity own) {
            silentWhen.add(new Silence(ruleId, own));
            return this;
        }

        /** Sets the data that the rule reads, in words. Rules on subjects other than jobs need this. */
        public Builder<F> source(String text) {
            source = text;
            return this;
        }

        /**
         * Sets when an open finding closes, in full sentences. By default, it closes at the first audit that no longer
         * finds the defect.
         */
        public Builder<F> closes(String sentences) {
            closes = sentences;
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

        /** Sets how to fix a job that the given API created. */
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
         * Builds the definition.
         *
         * @throws IllegalArgumentException if anything is missing or wrong; the message names every problem
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

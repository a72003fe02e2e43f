package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.doc.Corpus;
import dev.iotjobs.auditor.doc.Corpus.Case;
import dev.iotjobs.auditor.doc.GoldenVerdicts;
import dev.iotjobs.auditor.doc.RuleDocs;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Jobs;
import dev.iotjobs.auditor.rule.Jobs.StatusClass;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requirements for the verdicts of every rule. New rules are included automatically. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllVerdictsTest {

    private static final RuleBook BOOK = RuleBook.standard();
    private static final Set<Origin> REPLACED_BY_THEIR_API = EnumSet.of(Origin.GREENGRASS, Origin.FREERTOS_OTA);

    private static final List<String> STATUSES =
            List.of("IN_PROGRESS", "SCHEDULED", "COMPLETED", "CANCELED", "DELETION_IN_PROGRESS", "PAUSED", "");

    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:";
    private static final String THING = ARN + "thing/pump-1";
    private static final String GROUP = ARN + "thinggroup/pumps";

    private static final List<List<String>> TARGETS = List.of(
            List.of(),
            List.of(THING),
            List.of(GROUP),
            List.of(THING, GROUP),
            List.of(THING, ARN + "thing/pump-2"),
            List.of(ARN + "fleet/pumps"));

    /** For each origin, the key and the namespace ID of a sample job. The ID is empty if the job has no namespace. */
    private static final Map<JobKey, String> ORIGINS = Map.of(
            key("own"), "",
            key("deployment"), "aws-gg-deployment",
            key("GreengrassUpdateJob_1"), "",
            key("AFR_OTA-1"), "",
            key("other"), "acme-updates");

    private Corpus corpus = new Corpus(List.of());

    @BeforeAll
    void readCorpus() throws IOException {
        corpus = new RuleDocs(Project.root(), BOOK).corpus();
    }

    private static JobKey key(String jobId) {
        return new JobKey(ARN + "job/" + jobId, Corpus.NOW.minus(Duration.ofDays(2)));
    }

    static Stream<Named<RuleDefinition<?>>> rules() {
        return BOOK.definitions().stream().map(rule -> Named.of(rule.id(), rule));
    }

    static Stream<Named<RuleDefinition<?>>> rulesOnJobs() {
        return rules().filter(rule -> rule.getPayload().judges().equals(SubjectKind.JOB));
    }

    private List<Case> casesOf(RuleDefinition<?> rule) {
        return corpus.cases().stream()
                .filter(subject -> rule.judges().facts().isInstance(subject.facts()))
                .toList();
    }

    static List<Verdict> judge(RuleDefinition<?> rule, Case subject) {
        return GoldenVerdicts.verdicts(BOOK, rule, subject);
    }

    /** The jobs have only a status, targets and an origin. */
    @ParameterizedTest
    @MethodSource("rulesOnJobs")
    void applicability_eachStatusTargetAndOrigin_isAsTheDefinitionSays(RuleDefinition<?> rule) {
        Jobs jobs = (Jobs) rule.applicability();
        for (String status : STATUSES) {
            for (List<String> targets : TARGETS) {
                for (JobKey key : ORIGINS.keySet()) {
                    Job job = Job.builder(key, JobStatus.of(status))
                            .targets(targets)
                            .namespaceId(ORIGINS.get(key))
                            .build();

                    assertThat(excluded(jobs, job))
                            .as("%s: %s %s %s", rule.id(), status, targets, job.origin())
                            .isEqualTo(expected(jobs, job));
                }
            }
        }
    }

    /**
     * The {@link Verdict#word()} that a job gets if the definition of the rule excludes the job; empty if the rule
     * judges the job.
     */
    private static String excluded(Jobs jobs, Job job) {
        return jobs.exclude(
                        new JobFacts(job, Corpus.NOW, List.of()),
                        new RuleContext(Corpus.NOW, listed(jobs.lists()), Memory.NONE))
                .map(Verdict::word)
                .orElse("");
    }

    private static SettingValues listed(List<Setting<List<String>>> lists) {
        return lists.isEmpty()
                ? SettingValues.STANDARD
                : SettingValues.STANDARD.with(lists.getFirst(), List.of("any=1"));
    }

    /**
     * The {@link Verdict#word()} that {@link #excluded} must return for a job without configuration. One condition that
     * the job does not meet decides the verdict, even if other conditions are unknown.
     */
    private static String expected(Jobs jobs, Job job) {
        boolean isDeleted = job.status().equals(JobStatus.DELETION_IN_PROGRESS);
        if (isDeleted && !jobs.statuses().contains(StatusClass.DELETION_IN_PROGRESS)) {
            return "JOB_GONE";
        }
        boolean hasStatus = !job.status().equals(JobStatus.UNKNOWN);
        boolean otherStatus = hasStatus && jobs.statuses().stream().noneMatch(status -> isOf(status, job.status()));
        boolean otherTargets = !job.targets().isEmpty() && isOther(jobs.traits().targets(), job.targets());
        if (otherStatus
                || otherTargets
                || !jobs.origins().contains(job.origin())
                || !jobs.traits().with().isEmpty()) {
            return "NOT_APPLICABLE";
        }
        String besides = otherwise(jobs, job);
        if (besides.equals("NOT_APPLICABLE")) {
            return besides;
        }
        boolean isKnown = hasStatus
                && jobs.traits().selection() == null
                && (jobs.traits().targets() == Jobs.TargetKind.ANY
                        || !job.targets().isEmpty());
        return isKnown ? besides : "MISSING";
    }

    /**
     * The {@link Verdict#word()} that the rule's additional condition, {@link Jobs#proviso()}, gives a job that does
     * not meet the condition, or for which the condition is unknown. Empty if the job meets the condition, or if the
     * rule has none.
     */
    private static String otherwise(Jobs jobs, Job job) {
        return Optional.ofNullable(jobs.proviso())
                .flatMap(needed -> needed.exclusion()
                        .apply(
                                new JobFacts(job, Corpus.NOW, List.of()),
                                new RuleContext(Corpus.NOW, listed(jobs.lists()), Memory.NONE)))
                .map(Verdict::word)
                .orElse("");
    }

    private static boolean isOf(StatusClass status, JobStatus actual) {
        return switch (status) {
            case LIVE -> actual.isLive();
            case ANY_BUT_DELETION -> true;
            case IN_PROGRESS, SCHEDULED, COMPLETED, CANCELED, DELETION_IN_PROGRESS ->
                actual.value().equals(status.name());
        };
    }

    private static boolean isOther(Jobs.TargetKind kind, List<String> targets) {
        String first = targets.getFirst();
        return switch (kind) {
            case ANY -> false;
            case GROUP -> targets.stream().noneMatch(target -> target.contains(":thinggroup/"));
            case GROUP_OR_SEVERAL -> targets.size() == 1 && !first.contains(":thinggroup/");
            case SEVERAL_DEVICES -> targets.size() == 1 && first.contains(":thing/");
        };
    }

    @ParameterizedTest
    @MethodSource("rules")
    void severities_overTheCorpus_areThoseThatAreDeclared(RuleDefinition<?> rule) {
        Set<Severity> given = EnumSet.noneOf(Severity.class);
        casesOf(rule).stream().flatMap(subject -> judge(rule, subject).stream()).forEach(verdict -> {
            if (verdict.outcome() instanceof Outcome.NonCompliant(var severity)) {
                given.add(severity);
            }
        });
        Set<Severity> missing = EnumSet.copyOf(rule.severities().keySet());
        missing.removeAll(given);

        assertThat(missing)
                .as(
                        "%s: corpus.jsonl needs a %s for each of these severities",
                        rule.id(), rule.judges().name())
                .isEmpty();
        assertThat(given).as(rule.id()).isEqualTo(rule.severities().keySet());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void corpus_eachRule_hasASubjectThatItDoesNotReport(RuleDefinition<?> rule) {
        assertThat(casesOf(rule))
                .as(
                        "%s: corpus.jsonl needs a %s that it passes, or waits for",
                        rule.id(), rule.judges().name())
                .anyMatch(subject -> switch (judge(rule, subject).getFirst().outcome()) {
                    case Outcome.Compliant _, Outcome.Pending _ -> true;
                    // The rule does not apply to a deletion without harm
                    case Outcome.NotApplicable _ -> rule.judges().equals(SubjectKind.DELETED_JOB);
                    case Outcome.NonCompliant _, Outcome.InsufficientData _ -> false;
                });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void judge_twice_givesTheSame(RuleDefinition<?> rule) {
        for (Case subject : casesOf(rule)) {
            assertThat(judge(rule, subject)).as(subject.name()).isEqualTo(judge(rule, subject));
        }
    }

    @ParameterizedTest
    @MethodSource("rulesOnJobs")
    void commands_ofAJobThatItsApiReplaces_doNotUpdateTheJob(RuleDefinition<?> rule) {
        for (Case subject : casesOf(rule)) {
            Job job = ((JobFacts) subject.facts()).job();
            for (CliCommand command : fixes(rule, subject)) {
                if (command.arguments().contains("update-job")) {
                    assertThat(job.origin()).as(subject.name()).isNotIn(REPLACED_BY_THEIR_API);
                    assertThat(command.arguments().contains("--namespace-id"))
                            .as(subject.name())
                            .isEqualTo(job.namespaceId() != null);
                    assertThat(job.status().isLive()).as(subject.name()).isTrue();
                }
            }
        }
    }

    private static List<CliCommand> fixes(RuleDefinition<?> rule, Case subject) {
        return judge(rule, subject).stream()
                .flatMap(verdict -> verdict.commands().stream())
                .filter(command -> command.effect() == CliCommand.Effect.FIX)
                .toList();
    }

    /**
     * Removes each field that the rule does not declare. The comparison ignores the commands of a verdict and the
     * origin in its evidence, because both depend on fields that a rule need not declare.
     */
    @ParameterizedTest
    @MethodSource("rulesOnJobs")
    void field_thatIsNotDeclared_changesNoVerdict(RuleDefinition<?> rule) {
        Set<JobField> undeclared = EnumSet.allOf(JobField.class);
        undeclared.removeAll(rule.reads());
        undeclared.removeAll(rule.mayRead());

        for (Case subject : casesOf(rule)) {
            List<List<Object>> before = figures(judge(rule, subject));
            for (JobField field : undeclared) {
                Case less = without(field, subject);
                if (!less.equals(subject)) {
                    assertThat(figures(judge(rule, less)))
                            .as("%s: %s without %s", rule.id(), subject.name(), field)
                            .isEqualTo(before);
                }
            }
        }
    }

    private static List<List<Object>> figures(List<Verdict> verdicts) {
        return verdicts.stream().map(AllVerdictsTest::figures).toList();
    }

    private static List<Object> figures(Verdict verdict) {
        Map<String, Object> evidence = new HashMap<>(verdict.evidence().values());
        evidence.remove("origin");
        return List.of(verdict.outcome(), verdict.reason(), evidence);
    }

    @ParameterizedTest
    @MethodSource("rulesOnJobs")
    void field_withoutWhichARuleDoesNotJudge_isMissing(RuleDefinition<?> rule) {
        for (Case subject : casesOf(rule)) {
            if (concerns(judge(rule, subject).getFirst())) {
                for (JobField field : rule.reads()) {
                    assertThat(judge(rule, without(field, subject)))
                            .as("%s: %s without %s", rule.id(), subject.name(), field)
                            .allSatisfy(verdict -> assertThat(verdict.word()).isEqualTo("MISSING"));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rulesOnJobs")
    void fact_thatIsNeeded_givesItsGap_andOneThatIsNotDeclaredChangesNothing(RuleDefinition<?> rule) {
        for (Case subject : casesOf(rule)) {
            JobFacts facts = (JobFacts) subject.facts();
            List<Verdict> before = judge(rule, subject);
            for (Known.Cause cause : Known.Cause.values()) {
                List<Verdict> verdicts = judge(rule, subject.with(facts.withTags(new Known.Unknown<>(cause, "x"))));
                if (!rule.uses(Fact.TAGS)) {
                    assertThat(verdicts).as(subject.name()).isEqualTo(before);
                } else if (rule.needs().contains(Fact.TAGS) && concerns(before.getFirst())) {
                    assertThat(verdicts)
                            .as("%s: %s without tags", rule.id(), subject.name())
                            .allSatisfy(verdict -> assertThat(verdict.word()).isIn(cause.name(), "MISSING"));
                }
            }
        }
    }

    private static boolean concerns(Verdict verdict) {
        return !(verdict.outcome() instanceof Outcome.NotApplicable);
    }

    static Case without(JobField field, Case subject) {
        JobFacts facts = (JobFacts) subject.facts();
        Job job = facts.job();
        Job less = field == JobField.CREATED_AT
                ? job.withKey(new JobKey(job.key().arn(), null))
                : without(field, job.toBuilder()).build();
        return subject.with(new JobFacts(less, facts.seen(), facts.earlier(), facts.tags()));
    }

    private static JobBuilder without(JobField field, JobBuilder job) {
        return switch (field) {
            case STATUS -> job.status(JobStatus.UNKNOWN);
            case TARGETS -> job.targets(List.of());
            case TARGET_SELECTION -> job.targetSelection(null);
            case COUNTERS -> job.jobProcessDetails(null);
            case CREATED_AT -> job;
            case ENDED_AT -> job.completedAt(null).lastUpdatedAt(null);
            case IS_CONCURRENT -> job.isConcurrent(null);
            case DESCRIPTION -> job.description(null);
            case DOCUMENT_SOURCE -> job.documentSource(null);
            case DOCUMENT_PARAMETERS -> job.documentParameters(Map.of());
            case TIMEOUT_CONFIG -> job.timeoutConfig(null);
            case ABORT_CONFIG -> job.abortConfig(null);
            case ROLLOUT_CONFIG -> job.jobExecutionsRolloutConfig(null);
            case RETRY_CONFIG -> job.jobExecutionsRetryConfig(null);
            case PRESIGNED_URL_CONFIG -> job.presignedUrlConfig(null);
            case SCHEDULING_CONFIG -> job.schedulingConfig(null);
            case SCHEDULED_JOB_ROLLOUTS -> job.scheduledJobRollouts(List.of());
            case FORCE_CANCELED -> job.forceCanceled(null);
            case REASON_CODE -> job.reasonCode(null);
            case COMMENT -> job.comment(null);
            case NAMESPACE_ID -> job.namespaceId(null);
            case JOB_TEMPLATE_ARN -> job.jobTemplateArn(null);
            case DESTINATION_PACKAGE_VERSIONS -> job.destinationPackageVersions(List.of());
        };
    }
}

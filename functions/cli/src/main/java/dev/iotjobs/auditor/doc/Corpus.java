package dev.iotjobs.auditor.doc;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.DeletedJob;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.RegionFacts.InDeletion;
import dev.iotjobs.auditor.fact.RuleRuns;
import dev.iotjobs.auditor.fact.SiblingFacts;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.fact.TargetFacts;
import dev.iotjobs.auditor.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Example subjects of all kinds, on which all rules are tried. Each line of the corpus file has one JSON object. Most
 * objects describe a subject. An object with the member {@code lists} sets values of settings for all subjects.
 *
 * <p>Lines may be added but not changed, because the stored verdicts of the rules refer to them.
 */
public record Corpus(List<Case> cases) {

    /** The time at which all subjects are judged. */
    public static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(PolicyUse.class, OneOfPolicyUses.class)
            .addMixIn(PolicyUse.Cause.class, OneOfCauses.class)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PolicyUse.NotRead.class, name = "NOT_READ"),
        @JsonSubTypes.Type(value = PolicyUse.NotConfigured.class, name = "NOT_CONFIGURED"),
        @JsonSubTypes.Type(value = PolicyUse.InForce.class, name = "IN_FORCE"),
        @JsonSubTypes.Type(value = PolicyUse.Replaced.class, name = "REPLACED")
    })
    private interface OneOfPolicyUses {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PolicyUse.Cause.Unreadable.class, name = "UNREADABLE"),
        @JsonSubTypes.Type(value = PolicyUse.Cause.Invalid.class, name = "INVALID")
    })
    private interface OneOfCauses {}

    /**
     * Maps the JSON member that names a subject to the class of its facts. For example, a line with the member {@code
     * quota} describes a quota. Lines of jobs, deleted jobs and Regions have another form.
     */
    private static final Map<String, Class<? extends Facts>> KINDS = Map.of(
            "quota", QuotaUsage.class,
            "rule", RuleRuns.class,
            "siblings", SiblingFacts.class,
            "target", TargetFacts.class);

    /**
     * An example subject on which all rules are tried.
     *
     * @param name unique in the corpus
     * @param lists values of those settings that are lists, by name of the setting
     */
    public record Case(String name, Facts facts, Map<String, Object> lists) {

        public Case {
            lists = Map.copyOf(lists);
        }

        /** This case with other facts. */
        public Case with(Facts other) {
            return new Case(name, other, lists);
        }
    }

    public Corpus {
        cases = List.copyOf(cases);
    }

    /**
     * Reads the example subjects from a file with one JSON object in each line.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a line is invalid; the message has the number of the line
     */
    public static Corpus read(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        Map<String, Object> lists = new HashMap<>();
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            try {
                JsonNode line = JSON.readTree(text);
                if (line.has("lists")) {
                    line.path("lists")
                            .fieldNames()
                            .forEachRemaining(name -> lists.put(name, JobJson.texts(line.path("lists"), name)));
                } else {
                    cases.add(parse(line));
                }
            } catch (JsonProcessingException | RuntimeException e) {
                throw new IllegalArgumentException(
                        file.getFileName() + ":" + number + ": no subject: " + e.getMessage(), e);
            }
        }
        return new Corpus(cases.stream()
                .map(subject -> new Case(subject.name(), subject.facts(), lists))
                .toList());
    }

    private static Case parse(JsonNode line) throws JsonProcessingException {
        for (Map.Entry<String, Class<? extends Facts>> kind : KINDS.entrySet()) {
            if (line.has(kind.getKey())) {
                Facts facts = JSON.treeToValue(line.path("facts"), kind.getValue());
                return new Case(line.path(kind.getKey()).asText(), facts, Map.of());
            }
        }
        if (line.has("region")) {
            Coverage coverage = JSON.treeToValue(line.path("facts"), Coverage.class);
            PolicyUse policy = line.has("policy")
                    ? JSON.treeToValue(line.path("policy"), PolicyUse.class)
                    : new PolicyUse.NotConfigured();
            InDeletion inDeletion = line.has("inDeletion")
                    ? JSON.treeToValue(line.path("inDeletion"), InDeletion.class)
                    : InDeletion.NONE;
            return new Case(line.path("region").asText(), new RegionFacts(coverage, policy, inDeletion), Map.of());
        }
        Job job = JobJson.read(line);
        if (line.has("goneSince")) {
            return new Case(job.jobId(), deleted(job, line), Map.of());
        }
        List<EarlierCounters> earlier = new ArrayList<>();
        for (JsonNode seen : line.path("earlier")) {
            earlier.add(JSON.treeToValue(seen, EarlierCounters.class));
        }
        Instant stillSince = line.has("stillSince") ? JobJson.time(line, "stillSince") : NOW;
        JobFacts.Seen seen = new JobFacts.Seen(NOW, Objects.requireNonNull(stillSince));
        return new Case(job.jobId(), new JobFacts(job, seen, earlier, tags(line)), Map.of());
    }

    private static DeletedJob deleted(Job job, JsonNode line) {
        return new DeletedJob(
                job,
                Objects.requireNonNull(JobJson.time(line, "seenAt")),
                Objects.requireNonNull(JobJson.time(line, "goneSince")),
                line.path("isIdUsedAgain").asBoolean(),
                line.path("isHeldBack").asBoolean());
    }

    private static Known<Tags> tags(JsonNode line) {
        if (!line.has("tags")) {
            return new Known.Unknown<>(Known.Cause.OUTDATED, "no audit has read them yet");
        }
        Map<String, String> tags = JobJson.namedTexts(line, "tags");
        return new Known.Is<>(Tags.of(tags, tags.keySet()));
    }
}

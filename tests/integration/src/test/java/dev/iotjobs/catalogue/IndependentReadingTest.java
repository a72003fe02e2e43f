package dev.iotjobs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.catalogue.IndependentReading.Under;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares the rules with a second implementation of the rule catalogue. Each difference is a defect of one of them, or
 * {@link #SETTLED} lists it with a reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndependentReadingTest {

    private static final RuleBook RULES = RuleBook.standard();

    /**
     * A rule and a job for which the two implementations have different results.
     *
     * @param number index of the job in {@link IndependentReading#answers}
     * @param expected result of the second implementation; null if the rule is off
     * @param actual result of the auditor; null if the rule is off
     */
    private record Difference(
            String rule,
            int number,
            JsonNode job,
            @Nullable String expected,
            @Nullable String actual) {

        boolean isSettled() {
            return SETTLED.stream().anyMatch(settled -> settled.covers(this));
        }
    }

    /**
     * Accepted differences: the catalogue supports the auditor's result, or allows both.
     *
     * @param job selects the jobs
     * @param results accepted results of the auditor, by result of the second implementation
     */
    private record Settled(String rule, Predicate<JsonNode> job, Map<String, Set<String>> results, String because) {

        boolean covers(Difference difference) {
            return rule.equals(difference.rule())
                    && job.test(difference.job())
                    && results.getOrDefault(String.valueOf(difference.expected()), Set.of())
                            .contains(String.valueOf(difference.actual()));
        }
    }

    private static final List<Settled> SETTLED = List.of(
            new Settled(
                    "IOTJ-GOV-03",
                    IndependentReadingTest::hasOnlyUnknownFailureTypes,
                    Map.of(
                            "COMPLIANT",
                            Set.of("NON_COMPLIANT HIGH", "INSUFFICIENT_DATA MISSING", "INSUFFICIENT_DATA TOO_YOUNG"),
                            "NON_COMPLIANT MEDIUM",
                            Set.of("NON_COMPLIANT HIGH"),
                            "INSUFFICIENT_DATA MISSING",
                            Set.of("NON_COMPLIANT HIGH")),
                    "abort criteria whose failure types are not in the API model are no guard"),
            new Settled(
                    "IOTJ-LIF-01",
                    job -> job.path("status").asText().equals("COMPLETED"),
                    Map.of("NOT_APPLICABLE", Set.of("NOT_APPLICABLE AGED_OUT")),
                    "a completed job without the flag that ended long ago: either reason ends the same finding"),
            new Settled(
                    "IOTJ-LIF-04",
                    job -> job.path("status").asText().equals("SCHEDULED"),
                    Map.of("INSUFFICIENT_DATA MISSING", Set.of("INSUFFICIENT_DATA UNDECIDED")),
                    "counters are missing only where all else holds, and an end within the slack is undecided"),
            new Settled(
                    "IOTJ-LIF-08",
                    job -> job.path("status").asText("").isBlank(),
                    Map.of("NOT_APPLICABLE", Set.of("INSUFFICIENT_DATA MISSING")),
                    "without a status the job may have been completed before the end of its schedule"));

    private IndependentReading reading =
            new IndependentReading(Instant.EPOCH, new JsonMapper().createObjectNode(), List.of(), Map.of());

    private final Map<Under, List<Difference>> differences = new EnumMap<>(Under.class);

    @BeforeAll
    void compare() throws IOException {
        reading = IndependentReading.read();
        for (Under policy : Under.values()) {
            differences.put(policy, differences(policy));
        }
    }

    private static boolean hasOnlyUnknownFailureTypes(JsonNode job) {
        Set<String> known = Set.of("FAILED", "REJECTED", "TIMED_OUT", "ALL");
        return StreamSupport.stream(job.path("abortConfig").path("criteriaList").spliterator(), false)
                .noneMatch(criterion ->
                        known.contains(criterion.path("failureType").asText()));
    }

    @ParameterizedTest
    @EnumSource
    void judge_generatedJobs_givesWhatAnIndependentReadingGives(Under policy) {
        assertThat(differences.get(policy))
                .filteredOn(difference -> !difference.isSettled())
                .isEmpty();
    }

    @Test
    void settledDifferences_eachOccurs() {
        List<Difference> found = Objects.requireNonNull(differences.get(Under.EVERYTHING_ON));

        assertThat(SETTLED)
                .allSatisfy(settled -> assertThat(found).as(settled.because()).anyMatch(settled::covers));
    }

    /**
     * Makes sure that there is something to compare. In the results of the second implementation, every rule that is on
     * must report some jobs and pass others. PENDING counts as a report, because a rule that waits for a second audit
     * reports nothing in a first audit.
     */
    @Test
    void reading_eachRuleThatIsOn_findsSomethingAndPassesSomething() {
        assertThat(reading.answers()).hasSize(10_000);
        assertThat(RULES.definitions())
                .extracting(RuleDefinition::id)
                .filteredOn(reading.results()::containsKey)
                .filteredOn(rule -> !outcomes(rule).equals(Set.of("")))
                .hasSizeGreaterThan(40)
                .allSatisfy(rule -> assertThat(outcomes(rule))
                        .as(rule)
                        .contains("COMPLIANT")
                        .containsAnyOf("NON_COMPLIANT", "PENDING"));
    }

    private Set<String> outcomes(String rule) {
        return Objects.requireNonNull(reading.results().get(rule)).stream()
                .map(result -> Under.EVERYTHING_ON.of(result).asText("").split(" ", 2)[0])
                .collect(Collectors.toSet());
    }

    /** Compares the rules that both implementations have. */
    private List<Difference> differences(Under policy) throws IOException {
        List<String> rules = reading.results().keySet().stream()
                .filter(rule -> RULES.find(rule).isPresent())
                .toList();
        FirstAudit audit = new FirstAudit(RULES, reading.policy(policy, RULES), reading.now());
        List<Difference> found = new ArrayList<>();
        for (int number = 0; number < reading.answers().size(); number++) {
            JsonNode answer = reading.answers().get(number);
            Map<String, Result> results = audit.judge(answer);
            for (String rule : rules) {
                String expected = reading.result(rule, number, policy);
                String actual = Objects.toString(results.get(rule), null);
                if (!Objects.equals(expected, actual)) {
                    found.add(new Difference(rule, number, answer.path("job"), expected, actual));
                }
            }
        }
        return found;
    }
}

package dev.iotjobs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.catalogue.IndependentReading.Under;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.iot.model.DescribeJobResponse;
import software.amazon.awssdk.services.iot.model.Job;
import software.amazon.awssdk.services.iot.model.JobSummary;

/**
 * Each field of a job in the AWS API must change a verdict, its evidence or its commands in some rule. If the SDK gets
 * a new field, this test fails until a rule reads it or {@link #NOT_READ} lists it.
 */
class EveryFieldTest {

    private static final Map<String, String> NOT_READ = Map.of(
            "job.jobId", "the ARN ends with it",
            "job.abortConfig.criteriaList.action", "CANCEL is the only action");

    /** Maximum number of jobs that are tried for a field. */
    private static final int MOST_JOBS = 400;

    /** The paths of all leaf fields of a structure. */
    private static Stream<String> leaves(String path, SdkPojo structure) {
        return structure.sdkFields().stream().flatMap(field -> leaves(path, field));
    }

    private static Stream<String> leaves(String parent, SdkField<?> field) {
        String path = parent.isEmpty() ? field.locationName() : parent + "." + field.locationName();
        SdkField<?> entry = field.marshallingType().equals(MarshallingType.LIST)
                ? field.getTrait(ListTrait.class).memberFieldInfo()
                : field;
        return entry.marshallingType().equals(MarshallingType.SDK_POJO)
                ? leaves(path, entry.constructor().get())
                : Stream.of(path);
    }

    @Test
    void fieldOfDescribeJob_isReadByARule_orNamedWithAReason() throws IOException {
        IndependentReading reading = IndependentReading.read();
        RuleBook rules = RuleBook.standard();
        FirstAudit audit = new FirstAudit(rules, reading.policy(Under.EVERYTHING_ON, rules), reading.now());
        List<String> unread = new ArrayList<>();
        for (String path : leaves("", DescribeJobResponse.builder()).toList()) {
            if (!changesSomething(List.of(path.split("\\.")), reading.answers(), audit)) {
                unread.add(path);
            }
        }

        assertThat(unread).containsExactlyInAnyOrderElementsOf(NOT_READ.keySet());
    }

    @Test
    void fieldOfListJobs_isOneOfDescribeJob_butTheGroupByWhichItIsFiltered() {
        Set<String> described = leaves("", Job.builder()).collect(Collectors.toSet());

        assertThat(leaves("", JobSummary.builder()))
                .filteredOn(field -> !described.contains(field))
                .containsExactly("thingGroupId");
    }

    private static boolean changesSomething(List<String> path, List<JsonNode> answers, FirstAudit audit)
            throws JsonProcessingException {
        List<JsonNode> having = answers.stream()
                .filter(answer -> has(answer, path))
                .limit(MOST_JOBS)
                .toList();
        for (JsonNode answer : having) {
            JsonNode less = answer.deepCopy();
            remove(less, path);
            if (!verdicts(audit, less).equals(verdicts(audit, answer))) {
                return true;
            }
        }
        return false;
    }

    private static List<Verdict> verdicts(FirstAudit audit, JsonNode answer) throws JsonProcessingException {
        return audit.evaluate(answer).stream().map(Evaluation::verdict).toList();
    }

    /** The objects that contain the last member of a path. A list contributes all its entries. */
    private static Stream<JsonNode> parents(JsonNode node, List<String> path) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).flatMap(entry -> parents(entry, path));
        }
        return path.size() == 1 ? Stream.of(node) : parents(node.path(path.getFirst()), path.subList(1, path.size()));
    }

    private static boolean has(JsonNode answer, List<String> path) {
        return parents(answer, path).anyMatch(parent -> parent.hasNonNull(path.getLast()));
    }

    private static void remove(JsonNode answer, List<String> path) {
        parents(answer, path)
                .filter(JsonNode::isObject)
                .forEach(parent -> ((ObjectNode) parent).remove(path.getLast()));
    }
}

package dev.iotjobs.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.Catalogue;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Generated jobs near the thresholds of every rule, with the results of a second implementation of the rule catalogue.
 * The second implementation shares no code with the auditor. If a result differs from the auditor's, the text of the
 * catalogue decides which of the two is right.
 *
 * <p>The data is in the file {@code jobs.jsonl.gz}. The first line has the time of judgement, and the lists of the
 * policy that switches every rule on. Each further line is about one field of DescribeJob, one other property of the
 * jobs, or one rule. Such a line has its distinct values, and for each job the index of the job's value, or -1 if the
 * job has none.
 *
 * @param lists the lists of the policy that switches every rule on
 * @param answers answers of DescribeJob, each with the tags of its job
 * @param results for each rule one entry for each job, in the order of the answers. An entry has two results in the
 *     form of {@link Result}: by the built-in policy, and with every rule on. A result is null if the rule is off.
 */
record IndependentReading(Instant now, JsonNode lists, List<JsonNode> answers, Map<String, List<JsonNode>> results) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The policies by which the jobs are judged. */
    enum Under {
        THE_BUILT_IN_POLICY(0),
        EVERYTHING_ON(1);

        private final int position;

        Under(int position) {
            this.position = position;
        }

        /**
         * The result by this policy.
         *
         * @param results the results by both policies
         */
        JsonNode of(JsonNode results) {
            return results.path(position);
        }
    }

    /** Reads the resource {@code jobs.jsonl.gz}. */
    static IndependentReading read() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(IndependentReading.class.getResourceAsStream("jobs.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            JsonNode header = JSON.readTree(lines.readLine());
            List<JsonNode> answers = new ArrayList<>();
            Map<String, List<JsonNode>> results = new TreeMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(JSON.readTree(line), answers, results);
            }
            return new IndependentReading(
                    Instant.ofEpochSecond(header.path("now").asLong()), header.path("lists"), answers, results);
        }
    }

    private static void read(JsonNode column, List<JsonNode> answers, Map<String, List<JsonNode>> results) {
        int row = 0;
        List<JsonNode> ofRule = new ArrayList<>();
        for (JsonNode number : column.path("rows")) {
            if (answers.size() <= row) {
                answers.add(JSON.createObjectNode());
            }
            ObjectNode answer = (ObjectNode) answers.get(row);
            JsonNode value = column.path("values").path(number.asInt());
            if (column.has("rule")) {
                ofRule.add(value);
            } else if (!value.isMissingNode()) {
                (column.has("job") ? answer.withObject("/job") : answer).set(name(column), value);
            }
            row++;
        }
        if (column.has("rule")) {
            results.put(column.path("rule").asText(), ofRule);
        }
    }

    private static String name(JsonNode column) {
        return column.path(column.has("job") ? "job" : "beside").asText();
    }

    /**
     * The result of a rule on a job; null if the rule is off.
     *
     * @param job index of the job
     */
    @Nullable
    String result(String rule, int job, Under policy) {
        return policy.of(Objects.requireNonNull(results.get(rule)).get(job)).textValue();
    }

    /**
     * The policy by which the second implementation judged, in the auditor's form. Leaves out rules and lists that the
     * auditor does not know.
     */
    Policy policy(Under under, RuleBook rules) {
        return under == Under.THE_BUILT_IN_POLICY ? Policy.standard() : everythingOn(rules);
    }

    private Policy everythingOn(RuleBook rules) {
        ObjectNode policy = JSON.createObjectNode().put("version", 1);
        policy.withObject("/facts").put("tags", "on");
        new Catalogue(rules.definitions())
                .lists()
                .forEach(list -> lists.optional(list.name())
                        .ifPresent(entries -> policy.withObject("/lists").set(list.name(), entries)));
        results.keySet().stream()
                .filter(rule -> rules.find(rule).isPresent())
                .forEach(rule -> policy.withObject("/rules/" + rule).put("enabled", true));
        PolicyReading read = new PolicyFormat(rules.definitions(), InstantSource.fixed(now)).parse(policy.toString());
        return read.policy()
                .orElseThrow(() -> new IllegalStateException(read.problems().toString()));
    }
}

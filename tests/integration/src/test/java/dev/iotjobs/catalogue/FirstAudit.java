package dev.iotjobs.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.auditor.doc.JobJson;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges jobs as a first audit does, by all rules that are on.
 *
 * @param now the time at which jobs are described and judged
 */
record FirstAudit(RuleBook rules, Policy policy, Instant now) {

    /**
     * Judges a job.
     *
     * @param answer the answer of DescribeJob, with the tags of the job as a further member
     * @return results by rule id
     */
    SortedMap<String, Result> judge(JsonNode answer) throws JsonProcessingException {
        SortedMap<String, Result> results = new TreeMap<>();
        evaluate(answer).forEach(evaluation -> results.put(evaluation.rule().id(), Result.of(evaluation)));
        return results;
    }

    /**
     * Judges a job.
     *
     * @param answer the answer of DescribeJob, with the tags of the job as a further member
     * @return verdicts with evidence and commands
     */
    List<Evaluation> evaluate(JsonNode answer) throws JsonProcessingException {
        Job job = JobJson.read(answer);
        JobFacts facts = JobFacts.first(job, now).withTags(tags(answer));
        String subjectId = new Subject.OfJob(job.key()).id();
        return rules.judge(facts, now, rule -> policy.ruling(rule, subjectId, facts), _ -> Memory.NONE);
    }

    private Known<Tags> tags(JsonNode answer) {
        return policy.facts().contains(Fact.TAGS)
                ? new Known.Is<>(Tags.of(JobJson.namedTexts(answer, "tags"), policy.comparedTags(rules.definitions())))
                : JobFacts.OFF;
    }
}

package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;

/** What an audit found out about one job. */
public sealed interface DescribeOutcome {

    /** DescribeJob returned the job. */
    record Described(Job job) implements DescribeOutcome {}

    /**
     * The job no longer exists.
     *
     * @param how text for people: the job was deleted, or another job uses its id
     */
    record Gone(String how) implements DescribeOutcome {}

    /**
     * DescribeJob gave no usable answer.
     *
     * @param kind what went wrong
     * @param message the error message
     */
    record Failed(Failure.Kind kind, String message) implements DescribeOutcome {}

    /**
     * Only the tags of the job were read. The job is judged by these tags and by the stored answer of DescribeJob.
     *
     * @param tags the tags, or why they are unknown
     */
    record Tagged(Known<Tags> tags) implements DescribeOutcome {}

    /**
     * The job was not described, because it ended long ago and has no record. The audit judges the job by its list
     * entry, with only those rules that judge ended jobs of any age.
     *
     * @param job the job with the fields that the list contains
     */
    record Listed(Job job) implements DescribeOutcome {}

    /** No call was made. The job is judged by the stored answer of DescribeJob. */
    record NotDescribed() implements DescribeOutcome {}
}

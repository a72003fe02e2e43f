package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;

/** What an audit learned about one job. */
public sealed interface DescribeOutcome {

    /** DescribeJob answered. */
    record Described(Job job) implements DescribeOutcome {}

    /**
     * The job is gone.
     *
     * @param how for a person: it was deleted, or another job uses its id
     */
    record Gone(String how) implements DescribeOutcome {}

    /**
     * DescribeJob gave no usable answer.
     *
     * @param kind what went wrong
     * @param message what the service answered
     */
    record Failed(Failure.Kind kind, String message) implements DescribeOutcome {}

    /**
     * ListTagsForResource answered: the job is judged by what was last described, with these tags.
     *
     * @param tags or why they are not known
     */
    record Tagged(Known<Tags> tags) implements DescribeOutcome {}

    /** The job was not asked for: it is judged by what was last described. */
    record NotDescribed() implements DescribeOutcome {}
}

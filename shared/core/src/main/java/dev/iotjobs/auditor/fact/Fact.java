package dev.iotjobs.auditor.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An optional fact: data that an audit can read in addition to ListJobs and DescribeJob. Each optional fact needs one
 * more API operation, and the permission to call this operation. An optional fact is off until the policy switches it
 * on.
 */
public enum Fact {
    DOCUMENT("the job document", "iot:GetJobDocument"),
    TAGS("the tags of the job", "iot:ListTagsForResource"),
    GROUPS("the thing groups", "iot:DescribeThingGroup"),
    EXECUTIONS("the executions of the job", "iot:ListJobExecutionsForJob"),
    EVENTS("the event configurations", "iot:DescribeEventConfigurations"),
    ACTOR("who made the change", "cloudtrail:LookupEvents");

    /** The facts that the auditor can read. A policy may also name the other facts, but they have no effect. */
    public static final List<Fact> AVAILABLE = List.of(TAGS);

    private final String noun;
    private final String action;

    Fact(String noun, String action) {
        this.noun = noun;
        this.action = action;
    }

    /** The names by which a policy switches facts on or off. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Fact::policyName).toList();
    }

    /** The name of the fact in a policy, such as {@code tags}. */
    public String policyName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fact as words for a sentence, such as {@code the tags of the job}. */
    public String noun() {
        return noun;
    }

    /** The IAM action that the fact needs, such as {@code iot:ListTagsForResource}. */
    public String action() {
        return action;
    }

    /** The API operation that reads the fact, such as {@code ListTagsForResource}. */
    public String call() {
        return action.substring(action.indexOf(':') + 1);
    }
}

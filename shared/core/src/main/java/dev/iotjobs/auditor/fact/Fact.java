package dev.iotjobs.auditor.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Data that an audit can read in addition to ListJobs and DescribeJob. Each needs one call and one permission, and is
 * off until the policy switches it on.
 */
public enum Fact {
    DOCUMENT("the job document", "iot:GetJobDocument"),
    TAGS("the tags of the job", "iot:ListTagsForResource"),
    GROUPS("the thing groups", "iot:DescribeThingGroup"),
    EXECUTIONS("the executions of the job", "iot:ListJobExecutionsForJob"),
    EVENTS("the event configurations", "iot:DescribeEventConfigurations"),
    ACTOR("who made the change", "cloudtrail:LookupEvents");

    /** The facts of this version. A policy may name the others, which have no effect. */
    public static final List<Fact> AVAILABLE = List.of(TAGS);

    private final String noun;
    private final String action;

    Fact(String noun, String action) {
        this.noun = noun;
        this.action = action;
    }

    /** The names of all facts in a policy. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Fact::policyName).toList();
    }

    /** The name in a policy, such as {@code tags}. */
    public String policyName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fact in a sentence, such as {@code the tags of the job}. */
    public String noun() {
        return noun;
    }

    /** The IAM action that allows the call. */
    public String action() {
        return action;
    }

    /** The name of the call. */
    public String call() {
        return action.substring(action.indexOf(':') + 1);
    }
}

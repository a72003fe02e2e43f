package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.TargetSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live jobs that target one thing or thing group.
 *
 * @param arn of the thing or thing group
 * @param jobs each once
 * @param areAll whether no other live job can target it: every job was listed, and the targets of all are known
 */
public record TargetFacts(String arn, List<Targeting> jobs, boolean areAll) implements Facts {

    public TargetFacts {
        jobs = List.copyOf(jobs);
    }

    /** Whether the target is a thing. */
    public boolean isThing() {
        return arn.contains(":thing/");
    }

    /**
     * A live job that targets the thing or thing group.
     *
     * @param owner {@code Greengrass}, the namespace of a job of another service, or empty for every other job
     */
    public record Targeting(
            JobKey key, String owner, @Nullable TargetSelection selection) {}
}

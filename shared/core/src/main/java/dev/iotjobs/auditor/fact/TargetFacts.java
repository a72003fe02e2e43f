package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.TargetSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live jobs that target one thing or thing group.
 *
 * @param arn ARN of the thing or thing group
 * @param jobs the live jobs, each once
 * @param areAll whether every job was listed and the targets of every live job are known
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
     * A live job that targets the thing or thing group of {@link TargetFacts}.
     *
     * @param owner {@code Greengrass} for a job of Greengrass; otherwise the namespace of the job; empty if it has none
     */
    public record Targeting(
            JobKey key, String owner, @Nullable TargetSelection selection) {}
}

package dev.iotjobs.auditor.job;

import java.util.Objects;

/**
 * Whether a job goes on to devices that join its target groups later. An open set, like {@link JobStatus}.
 *
 * @param value DescribeJob's {@code job.targetSelection}
 */
public record TargetSelection(String value) {

    public static final TargetSelection CONTINUOUS = new TargetSelection("CONTINUOUS");
    public static final TargetSelection SNAPSHOT = new TargetSelection("SNAPSHOT");

    public TargetSelection {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a job also runs on devices that join its target groups later. Unknown values are kept, as in {@link
 * JobStatus}.
 *
 * @param value DescribeJob's {@code job.targetSelection}
 */
public record TargetSelection(String value) {

    public static final TargetSelection CONTINUOUS = new TargetSelection("CONTINUOUS");
    public static final TargetSelection SNAPSHOT = new TargetSelection("SNAPSHOT");

    public TargetSelection {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The selection with this value; null for null and for a blank text. Known values give the constants, so that the
     * records of many jobs share them.
     */
    public static @Nullable TargetSelection of(@Nullable String value) {
        String name = Text.name(value);
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "CONTINUOUS" -> CONTINUOUS;
            case "SNAPSHOT" -> SNAPSHOT;
            default -> new TargetSelection(name);
        };
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a job also runs on devices that join its target groups later. A value that is not in the API model is kept.
 *
 * @param value DescribeJob's {@code job.targetSelection}
 */
public record TargetSelection(String value) {

    public static final TargetSelection CONTINUOUS = new TargetSelection("CONTINUOUS");
    public static final TargetSelection SNAPSHOT = new TargetSelection("SNAPSHOT");

    public TargetSelection {
        Objects.requireNonNull(value, "value");
    }

    /** The selection with this value; null for null and for a blank text. */
    public static @Nullable TargetSelection of(@Nullable String value) {
        String name = Text.name(value);
        if (name == null) {
            return null;
        }
        // The constants save memory
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

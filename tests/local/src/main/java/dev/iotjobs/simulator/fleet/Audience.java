package dev.iotjobs.simulator.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices that a job is for.
 *
 * @param name name of the devices in job ids, such as {@code meter-berlin-canary} or the name of a thing
 * @param targets ARNs of things or of a thing group
 * @param thingGroupId ID of the target group; null for single things
 * @param things number of devices
 */
record Audience(String name, List<String> targets, @Nullable String thingGroupId, int things) {

    Audience {
        targets = List.copyOf(targets);
    }
}

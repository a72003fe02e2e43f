package dev.iotjobs.simulator.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a job goes to.
 *
 * @param name as it stands in job ids
 * @param targets ARNs
 * @param thingGroupId of the target group; null for single things
 * @param things how many devices that means
 */
record Audience(String name, List<String> targets, @Nullable String thingGroupId, int things) {

    Audience {
        targets = List.copyOf(targets);
    }
}

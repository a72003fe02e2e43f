package dev.iotjobs.auditor.audit.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of ListTagsForResource. Values may be secret: they are never logged, and stored only if the policy compares
 * them.
 *
 * @param nextToken null on the last page
 */
public record TagPage(Map<String, String> tags, @Nullable String nextToken) {

    public TagPage {
        tags = Map.copyOf(tags);
    }

    /** Keys only, no values. */
    @Override
    public String toString() {
        return "TagPage" + tags.keySet();
    }
}

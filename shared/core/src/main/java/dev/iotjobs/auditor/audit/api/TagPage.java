package dev.iotjobs.auditor.audit.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of ListTagsForResource. Values may hold anything: they are neither logged nor stored as they are.
 *
 * @param nextToken null on the last page
 */
public record TagPage(Map<String, String> tags, @Nullable String nextToken) {

    public TagPage {
        tags = Map.copyOf(tags);
    }

    /** Without values. */
    @Override
    public String toString() {
        return "TagPage" + tags.keySet();
    }
}

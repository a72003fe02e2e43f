package dev.iotjobs.auditor.audit.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of ListTagsForResource. Tag values may be secret. They are never logged, and stored only if the policy
 * compares them.
 *
 * @param nextToken null on the last page
 */
public record TagPage(Map<String, String> tags, @Nullable String nextToken) {

    public TagPage {
        tags = Map.copyOf(tags);
    }

    /** Shows only the keys, because values may be secret. */
    @Override
    public String toString() {
        return "TagPage" + tags.keySet();
    }
}

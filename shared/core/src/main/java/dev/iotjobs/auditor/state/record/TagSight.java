package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Packed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The last answer to a request for the tags of a job, packed to save memory. Times are in whole milliseconds.
 *
 * @param at when the tags were read
 * @param dueAt when the tags are due again
 * @param answer the packed tags, or why they are unknown
 */
public record TagSight(Instant at, Instant dueAt, Attribute.Bytes answer) {

    /** Time after which an audit reads known tags again. */
    static final Duration READ_EVERY = Duration.ofHours(24);

    /** Time after which an audit tries again to read denied tags. */
    static final Duration DENIED_AGAIN_AFTER = Duration.ofHours(1); // an attempt is a call and a write for each job

    private static final String COMPARED = "compared";
    private static final String TAGS = "tags";

    /**
     * A stored tag.
     *
     * @param value null if the value is not kept
     */
    private record Tag(String key, @Nullable String value) {}

    /**
     * Packs the answer to a request for the tags of a job. Known tags are due again after a day, denied tags after an
     * hour, and other unknown tags at once.
     *
     * @param compared keys of the tags whose values are kept
     */
    static TagSight of(Known<Tags> tags, SortedSet<String> compared, Instant now) {
        Fields fields = new Fields().number(COMPARED, fingerprint(compared));
        Instant dueAt = switch (tags) {
            case Known.Is<Tags>(var known) -> {
                List<Tag> all = new ArrayList<>();
                known.kept().forEach((key, value) -> all.add(new Tag(key, value)));
                known.others().forEach(key -> all.add(new Tag(key, null)));
                fields.list(TAGS, all, tag -> new Fields().text("k", tag.key()).text("v", tag.value()));
                yield now.plus(READ_EVERY);
            }
            case Known.Unknown<Tags>(var cause, var detail) -> {
                fields.text("cause", cause.name()).text("detail", detail);
                yield cause == Cause.DENIED ? now.plus(DENIED_AGAIN_AFTER) : now;
            }
        };
        return new TagSight(now, dueAt, new Attribute.Bytes(Packed.pack(fields.map())));
    }

    /** A copy whose tags are due to be read again: {@code dueAt} is in the past. */
    TagSight due() {
        return new TagSight(at, at, answer);
    }

    /**
     * The tags, or why they are unknown. The cause is OUTDATED if {@code compared} has changed since the tags were
     * read, or if the stored tags cannot be unpacked.
     *
     * @param compared keys of the tags whose values are needed now
     */
    public Known<Tags> tags(SortedSet<String> compared) {
        try {
            Fields fields = Fields.of(Packed.unpack(answer.value()));
            if (!Objects.equals(fields.number(COMPARED), fingerprint(compared))) {
                return new Known.Unknown<>(
                        Cause.OUTDATED, "the policy changed, and no audit has read the tags that it now needs");
            }
            return fields.has(TAGS) ? new Known.Is<>(tags(fields)) : unknown(fields);
        } catch (IllegalArgumentException e) {
            return new Known.Unknown<>(Cause.OUTDATED, "the stored tags cannot be read");
        }
    }

    private static Tags tags(Fields fields) {
        Map<String, String> kept = new TreeMap<>();
        Set<String> others = new TreeSet<>();
        for (Tag tag : fields.list(TAGS, part -> new Tag(required(part.text("k")), part.text("v")))) {
            if (tag.value() == null) {
                others.add(tag.key());
            } else {
                kept.put(tag.key(), tag.value());
            }
        }
        return new Tags(kept, others);
    }

    private static Known<Tags> unknown(Fields fields) {
        return new Known.Unknown<>(Cause.valueOf(required(fields.text("cause"))), required(fields.text("detail")));
    }

    private static String required(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        return text;
    }

    private static Long fingerprint(SortedSet<String> keys) {
        CRC32 sum = new CRC32();
        keys.forEach(key -> sum.update((key + "\n").getBytes(StandardCharsets.UTF_8)));
        return sum.getValue();
    }
}

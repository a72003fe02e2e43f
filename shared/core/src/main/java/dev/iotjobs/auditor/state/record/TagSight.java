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
 * What ListTagsForResource last said of a job, packed: there may be 100,000 in memory. Times are in whole milliseconds.
 *
 * @param at when it was asked
 * @param dueAt from when on it is to be asked again
 * @param answer the tags, or why they are not known
 */
public record TagSight(Instant at, Instant dueAt, Attribute.Bytes answer) {

    /** How long tags are known before they are read again. */
    static final Duration READ_EVERY = Duration.ofHours(24);

    /** A permission that is missing is not there a minute later: each look is a call and a write for each job. */
    static final Duration DENIED_AGAIN_AFTER = Duration.ofHours(1);

    private static final String COMPARED = "compared";
    private static final String TAGS = "tags";

    /** A tag as it is stored; without a value where that is not kept. */
    private record Tag(String key, @Nullable String value) {}

    /**
     * What is to be remembered of an answer: for a day if it has tags.
     *
     * @param compared keys of which the values are in it
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

    /** The same of a job that has changed since: its tags may have changed with it. */
    TagSight due() {
        return new TagSight(at, at, answer);
    }

    /**
     * The tags, or why they are not known. Those that were read for other keys, or cannot be read, are outdated.
     *
     * @param compared keys whose values are needed
     */
    public Known<Tags> tags(SortedSet<String> compared) {
        try {
            Fields fields = Fields.of(Packed.unpack(answer.value()));
            if (!Objects.equals(fields.number(COMPARED), fingerprint(compared))) {
                return new Known.Unknown<>(Cause.OUTDATED, "the policy compares other tags since they were read");
            }
            return fields.has(TAGS) ? new Known.Is<>(tags(fields)) : unknown(fields);
        } catch (IllegalArgumentException e) {
            return new Known.Unknown<>(Cause.OUTDATED, "what is stored of them cannot be read");
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

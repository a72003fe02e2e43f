package dev.iotjobs.auditor.state.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Packed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TagSightTest {

    private static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");
    private static final SortedSet<String> STAGE = new TreeSet<>(List.of("stage"));

    private static final Known<Tags> TAGS = new Known.Is<>(Tags.of(
            Map.of("stage", "canary", "blank", " ", "owner", "secret-1", "aws:stack", "secret-2", "Größe", "secret-3"),
            STAGE));

    private static @Nullable Cause cause(Known<Tags> tags) {
        return tags instanceof Known.Unknown<Tags>(var cause, var _) ? cause : null;
    }

    @Test
    void tags_asTheyWereRead_areKnownForADay() {
        TagSight tagSight = TagSight.of(TAGS, STAGE, NOW);

        assertThat(tagSight.tags(STAGE)).isEqualTo(TAGS);
        assertThat(tagSight.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void of_valuesThatAreNotCompared_areNotStored() {
        assertThat(new String(TagSight.of(TAGS, STAGE, NOW).answer().value(), StandardCharsets.ISO_8859_1))
                .contains("owner", "canary")
                .doesNotContain("secret");
    }

    @Test
    void tags_noneAtAll_areKnown() {
        Known<Tags> none = new Known.Is<>(Tags.of(Map.of(), STAGE));

        assertThat(TagSight.of(none, STAGE, NOW).tags(STAGE)).isEqualTo(none);
    }

    @Test
    void tags_policyComparesOtherKeys_areOutdated() {
        TagSight tagSight = TagSight.of(TAGS, STAGE, NOW);

        assertThat(cause(tagSight.tags(new TreeSet<>()))).isEqualTo(Cause.OUTDATED);
        assertThat(cause(tagSight.tags(new TreeSet<>(List.of("site", "stage")))))
                .isEqualTo(Cause.OUTDATED);
    }

    @Test
    void tags_denied_areDueInAnHourAndSayWhy() {
        Known<Tags> denied = new Known.Unknown<>(Cause.DENIED, "AccessDeniedException");
        TagSight tagSight = TagSight.of(denied, STAGE, NOW);

        assertThat(tagSight.tags(STAGE)).isEqualTo(denied);
        assertThat(tagSight.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void tags_storedBytesThatCannotBeRead_areOutdated() {
        TagSight damaged = new TagSight(NOW, NOW, new Attribute.Bytes(new byte[] {1, 2, 3}));

        assertThat(cause(damaged.tags(STAGE))).isEqualTo(Cause.OUTDATED);
    }

    @Test
    void tags_storedTagWithoutAKey_areOutdated() {
        Fields stored =
                Fields.of(Packed.unpack(TagSight.of(TAGS, STAGE, NOW).answer().value()));
        Fields damaged = new Fields()
                .number("compared", stored.number("compared"))
                .list("tags", List.of("canary"), value -> new Fields().text("v", value));
        TagSight tagSight = new TagSight(NOW, NOW, new Attribute.Bytes(Packed.pack(damaged.map())));

        assertThat(cause(tagSight.tags(STAGE))).isEqualTo(Cause.OUTDATED);
    }
}

package dev.iotjobs.auditor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.text.Glob;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests how selectors match the tags of jobs. */
class SelectorTest {

    private static Selector byTags(String jobIds, Map<String, String> patterns) {
        Map<String, Glob> globs = new TreeMap<>();
        patterns.forEach((key, pattern) -> globs.put(key, new Glob(pattern)));
        return new Selector(List.of(), List.of(new Glob(jobIds)), List.of(), globs, Set.of(), null, List.of());
    }

    private static Truth matches(Selector selector, Known<Tags> tags) {
        JobFacts facts = Jobs.facts(Jobs.inProgress()).withTags(tags);
        return selector.matches(facts.job().jobId(), facts);
    }

    @ParameterizedTest
    @CsvSource({
        "stage, canary, canary, TRUE",
        "stage, can*,   canary, TRUE",
        "stage, *,      '',     TRUE",
        "stage, canary, prod,   FALSE",
        "stage, canary, Canary, FALSE",
        "Stage, canary, canary, FALSE",
        "other, *,      canary, FALSE",
    })
    void matches_oneTag_byKeyAndGlob(String key, String pattern, String value, Truth truth) {
        Tags tags = Tags.of(Map.of("stage", value), Set.of(key));

        assertThat(matches(byTags("*", Map.of(key, pattern)), new Known.Is<>(tags)))
                .isEqualTo(truth);
    }

    @Test
    void matches_severalTags_allMustHold() {
        Selector both = byTags("*", Map.of("stage", "canary", "site", "gdansk"));
        Set<String> compared = Set.of("stage", "site");
        Map<String, String> stageOnly = Map.of("stage", "canary");
        Map<String, String> all = Map.of("stage", "canary", "site", "gdansk", "x", "y");

        assertThat(matches(both, new Known.Is<>(Tags.of(stageOnly, compared)))).isEqualTo(Truth.FALSE);
        assertThat(matches(both, new Known.Is<>(Tags.of(all, compared)))).isEqualTo(Truth.TRUE);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void matches_tagsNotKnown_isUnknownUnlessAnotherConditionDoesNotHold(Cause cause) {
        Known<Tags> unknown = new Known.Unknown<>(cause, "");

        assertThat(matches(byTags("*", Map.of("stage", "*")), unknown)).isEqualTo(Truth.UNKNOWN);
        assertThat(matches(byTags("no-such-job", Map.of("stage", "*")), unknown))
                .isEqualTo(Truth.FALSE);
        assertThat(matches(byTags("*", Map.of()), unknown)).isEqualTo(Truth.TRUE);
    }
}

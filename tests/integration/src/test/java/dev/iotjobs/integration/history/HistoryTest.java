package dev.iotjobs.integration.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Runs random histories with faults. In the end, findings must match the account, and subscribers must know the open
 * findings. Each history depends on its seed only.
 */
class HistoryTest {

    /** Number of histories. Their seeds are consecutive numbers. */
    private static final int HISTORIES = Integer.getInteger("histories", 200);

    private static final long FIRST_SEED = Long.getLong("histories.seed", 1);

    @Test
    void audits_ofRandomHistories_endWithWhatIsTrue() {
        List<Long> failed = LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES)
                .parallel()
                .filter(seed -> history(Choices.ofSeed(seed)).isPresent())
                .boxed()
                .toList();

        assertThat(failed).as(() -> story(failed.getFirst())).isEmpty();
    }

    private static Optional<Violation> history(Choices choices) {
        return new History(choices, new Story(false)).happen();
    }

    /** The steps of the shortest history that fails like the history of this seed. */
    private static String story(long seed) {
        Choices choices = Choices.ofSeed(seed);
        String rule = history(choices).map(Violation::rule).orElseThrow();
        int[] shortest = new Shrinker(given -> history(Choices.of(given))
                        .filter(violation -> violation.rule().equals(rule))
                        .isPresent())
                .shrink(choices.made());
        Story story = new Story(true);
        new History(Choices.of(shortest), story).happen();
        return "history " + seed + " violates '" + rule + "'; again: -Dhistories.seed=" + seed + " -Dhistories=1\n"
                + story;
    }
}

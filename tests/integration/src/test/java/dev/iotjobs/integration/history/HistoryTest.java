package dev.iotjobs.integration.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to an account and to its audits, findings end as the account is, and subscribers believe what is true.
 * Each history follows from its seed alone.
 */
class HistoryTest {

    /** How many; the seeds are consecutive numbers. */
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

    /** The shortest history that fails like this one. */
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

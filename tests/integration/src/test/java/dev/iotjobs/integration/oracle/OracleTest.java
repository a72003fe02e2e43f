package dev.iotjobs.integration.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.integration.oracle.Figures.Count;
import dev.iotjobs.local.LocalAccount;
import java.io.IOException;
import java.time.InstantSource;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to an account and to its audits, they end with the findings that somebody has who sees every
 * observation and has all the time in the world. Each history comes from its seed alone.
 */
class OracleTest {

    /** How many; the seeds are the numbers from 1 on. */
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 200);

    /** Only this history, if it is set. */
    private static final Long SEED = Long.getLong("oracle.seed", 0);

    /** One of so many histories is kept in DynamoDB, the others in memory. */
    private static final int IN_DYNAMODB = 25;

    private static final int ENOUGH_TO_SEE_EVERYTHING = 200;

    @SuppressWarnings("NullAway.Init")
    private static LocalAccount tables;

    private final Figures figures = new Figures();

    @BeforeAll
    static void start() throws IOException {
        tables = LocalAccount.start(InstantSource.system());
        Keeping.makeTables(tables);
    }

    @AfterAll
    static void stop() {
        tables.close();
    }

    @Test
    void audits_ofRandomHistories_findWhatTheOracleFinds() {
        LongStream seeds = SEED == 0 ? LongStream.rangeClosed(1, HISTORIES) : LongStream.of(SEED);
        seeds.parallel().forEach(this::check); // one call at a time each: two histories use two processors
        System.out.println(figures);
        if (SEED == 0 && HISTORIES >= ENOUGH_TO_SEE_EVERYTHING) {
            assertEverythingHappened();
        }
    }

    private void check(long seed) {
        try (History history = new History(seed, seed % IN_DYNAMODB == 0 ? tables : null, figures)) {
            try {
                history.happen();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("""
                        history %d, %s: %s
                        Again: mvn verify -pl tests/integration -am -Dtest=OracleTest -Doracle.seed=%d \
                        -Dsurefire.failIfNoSpecifiedTests=false""".formatted(seed, history, e.getMessage(), seed), e);
            }
        }
    }

    /** A check that nothing can fail is none. */
    private void assertEverythingHappened() {
        assertThat(Disturbance.values())
                .allSatisfy(disturbance -> assertThat(figures.of(disturbance))
                        .as("%s", disturbance)
                        .isPositive());
        assertThat(Count.values())
                .allSatisfy(
                        count -> assertThat(figures.of(count)).as("%s", count).isPositive());
        assertThat(new NaiveOracle().ruleIds())
                .allSatisfy(ruleId -> assertThat(Stream.of(TransitionType.OPENED, TransitionType.RESOLVED))
                        .allSatisfy(type -> assertThat(figures.of(ruleId, type))
                                .as("%s %s", ruleId, type)
                                .isPositive()));
    }
}

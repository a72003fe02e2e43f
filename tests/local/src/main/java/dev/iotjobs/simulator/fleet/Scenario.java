package dev.iotjobs.simulator.fleet;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One kind of job.
 *
 * @param weight how many of ten thousand jobs
 * @param least how many there are in an account that has jobs of every kind
 * @param most how many there may be in an account, whatever its size
 * @param breaks the rules about jobs that each of its jobs breaks
 */
record Scenario(String name, int weight, int least, int most, Set<String> breaks, Recipe recipe) {

    /** Makes a job of the kind. */
    @FunctionalInterface
    interface Recipe {
        void write(Draft draft);
    }

    Scenario {
        breaks = Set.copyOf(breaks);
        if (weight < 1 || least < 1 || most < least) {
            throw new IllegalArgumentException(
                    "scenario " + name + ": weight " + weight + ", from " + least + " to " + most);
        }
    }

    /** A kind of job with which nothing is wrong. */
    static Scenario of(String name, int weight, Recipe recipe) {
        return new Scenario(name, weight, 1, Integer.MAX_VALUE, Set.of(), recipe);
    }

    /** @param rules ids of rules without the {@code IOTJ-} that all have */
    Scenario breaking(String... rules) {
        Set<String> ids = Stream.of(rules).map("IOTJ-"::concat).collect(Collectors.toSet());
        return new Scenario(name, weight, least, most, ids, recipe);
    }

    Scenario atMost(int number) {
        return new Scenario(name, weight, least, number, breaks, recipe);
    }

    /** This number of jobs in an account that has jobs of every kind, and never more. */
    Scenario always(int number) {
        return new Scenario(name, weight, number, number, breaks, recipe);
    }
}

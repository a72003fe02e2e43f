package dev.iotjobs.simulator.fleet;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of job that fleets contain, such as a forgotten snapshot job. Every job of a scenario breaks the same rules.
 *
 * @param weight about how many of 10,000 jobs are of this kind
 * @param least number of such jobs in an account that has jobs of every scenario
 * @param most highest number of such jobs in an account of any size
 * @param breaks ids of the rules about single jobs that each of these jobs breaks
 * @param recipe writes one job
 */
record Scenario(String name, int weight, int least, int most, Set<String> breaks, Recipe recipe) {

    /** Writes one job of a scenario into a draft. */
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

    /** A scenario whose jobs break no rule. */
    static Scenario of(String name, int weight, Recipe recipe) {
        return new Scenario(name, weight, 1, Integer.MAX_VALUE, Set.of(), recipe);
    }

    /**
     * A copy whose jobs break these rules.
     *
     * @param rules ids of rules without {@code IOTJ-}, which is put before each
     */
    Scenario breaking(String... rules) {
        Set<String> ids = Stream.of(rules).map("IOTJ-"::concat).collect(Collectors.toSet());
        return new Scenario(name, weight, least, most, ids, recipe);
    }

    Scenario atMost(int number) {
        return new Scenario(name, weight, least, number, breaks, recipe);
    }

    /** A copy that has exactly this number of jobs in an account with jobs of every scenario, and never more. */
    Scenario always(int number) {
        return new Scenario(name, weight, number, number, breaks, recipe);
    }
}

package dev.iotjobs.simulator.fleet;

import java.util.Set;

/**
 * One kind of job.
 *
 * @param weight how many of ten thousand jobs
 * @param most how many there may be in an account, whatever its size
 * @param breaks the rules that each of its jobs breaks
 */
record Scenario(String name, int weight, int most, Set<String> breaks, Recipe recipe) {

    /** Makes a job of the kind. */
    @FunctionalInterface
    interface Recipe {
        void write(Draft draft);
    }

    Scenario {
        breaks = Set.copyOf(breaks);
        if (weight < 1 || most < 1 || !RuleIds.ALL.containsAll(breaks)) {
            throw new IllegalArgumentException("scenario " + name + ": weight " + weight + ", breaks " + breaks);
        }
    }

    /** A kind of job with which nothing is wrong, as far as {@link RuleIds#ALL} goes. */
    static Scenario of(String name, int weight, Recipe recipe) {
        return new Scenario(name, weight, Integer.MAX_VALUE, Set.of(), recipe);
    }

    Scenario breaking(String... rules) {
        return new Scenario(name, weight, most, Set.of(rules), recipe);
    }

    Scenario atMost(int number) {
        return new Scenario(name, weight, number, breaks, recipe);
    }
}

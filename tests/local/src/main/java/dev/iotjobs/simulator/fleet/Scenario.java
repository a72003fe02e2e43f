package dev.iotjobs.simulator.fleet;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of job that fleets contain, such as a forgotten snapshot job. Every job of a scenario breaks the same rules.
 *
 * @param weight about how many of 10,000 jobs are of this kind
 * @param least minimum number of jobs of this kind, in a fleet that is large enough for all scenarios
 * @param most maximum number of jobs of this kind, in a fleet of any size
 * @param breaks ids of the rules that each job of this kind breaks; only rules about single jobs
 * @param recipe builds one job of this kind
 */
record Scenario(String name, int weight, int least, int most, Set<String> breaks, Recipe recipe) {

    /** Builds one job of a scenario, with the help of a draft. */
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
     * A copy of this scenario that states which rules its jobs break. Does not change the jobs.
     *
     * @param rules ids of rules without the prefix {@code IOTJ-}, such as {@code CFG-01}
     */
    Scenario breaking(String... rules) {
        Set<String> ids = Stream.of(rules).map("IOTJ-"::concat).collect(Collectors.toSet());
        return new Scenario(name, weight, least, most, ids, recipe);
    }

    Scenario atMost(int number) {
        return new Scenario(name, weight, least, number, breaks, recipe);
    }

    /**
     * A copy of this scenario that gives every fleet this number of jobs. A fleet that is too small for all scenarios
     * may get fewer.
     */
    Scenario always(int number) {
        return new Scenario(name, weight, number, number, breaks, recipe);
    }
}

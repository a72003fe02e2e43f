package dev.iotjobs.auditor.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a policy. Not safe for use by several threads. */
final class Problems {

    private final List<String> problems = new ArrayList<>();

    void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    void range(String name, double value, double least, double most) {
        check(least <= value && value <= most, name + ": must be from " + least + " to " + most + ", got " + value);
    }

    void range(String name, int value, int least, int most) {
        check(least <= value && value <= most, name + ": must be from " + least + " to " + most + ", got " + value);
    }

    void range(String name, Duration value, Duration least, Duration most) {
        check(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                name + ": must be from " + least + " to " + most + ", got " + value);
    }

    /** @throws IllegalArgumentException naming every problem */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}

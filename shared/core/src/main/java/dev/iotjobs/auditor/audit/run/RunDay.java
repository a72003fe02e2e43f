package dev.iotjobs.auditor.audit.run;

import dev.iotjobs.auditor.finding.TransitionType;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The audits of one Region on one day (UTC), at least one.
 *
 * @param last the last one that counted every job; null if none did, or it cannot be read
 * @param transitions changes that all audits of the day committed, by kind
 */
public record RunDay(LocalDate day, @Nullable StoredRun last, Map<TransitionType, Integer> transitions) {

    public RunDay {
        transitions = Map.copyOf(transitions);
    }
}

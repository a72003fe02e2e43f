package dev.iotjobs.auditor.audit.run;

import dev.iotjobs.auditor.finding.TransitionType;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The audits of one Region on one day (UTC), at least one.
 *
 * @param last the last audit that counted every job; null if there was none or it cannot be read
 * @param transitions number of changes of findings on this day, by kind of change
 */
public record RunDay(LocalDate day, @Nullable StoredRun last, Map<TransitionType, Integer> transitions) {

    public RunDay {
        transitions = Map.copyOf(transitions);
    }
}

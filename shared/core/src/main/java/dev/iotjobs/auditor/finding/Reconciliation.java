package dev.iotjobs.auditor.finding;

import java.util.List;
import java.util.Map;

/**
 * What an evaluation changes for one subject.
 *
 * @param marks what the ledger is to remember, by rule id
 * @param transitions changes to write and to tell
 * @param amended open findings whose reason or evidence changed, or whose severity fell: to write, and not to tell. Their
 *     workflow status stays what it is in the store
 */
public record Reconciliation(Map<String, Mark> marks, List<Transition> transitions, List<Finding> amended) {

    public Reconciliation {
        marks = Map.copyOf(marks);
        transitions = List.copyOf(transitions);
        amended = List.copyOf(amended);
    }
}

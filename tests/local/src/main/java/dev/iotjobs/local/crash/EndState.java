package dev.iotjobs.local.crash;

import java.util.Map;
import java.util.Set;

/**
 * What audits have left of an installation, as far as it must not depend on what happened to them.
 *
 * @param findings each as it stands
 * @param untold keys of what waits in the outbox
 * @param told the references under which each change was told: one, however often
 */
public record EndState(Set<String> findings, Set<String> untold, Map<String, Set<String>> told) {

    public EndState {
        findings = Set.copyOf(findings);
        untold = Set.copyOf(untold);
        told = Map.copyOf(told);
    }
}

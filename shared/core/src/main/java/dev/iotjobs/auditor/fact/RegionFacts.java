package dev.iotjobs.auditor.fact;

import java.util.List;

/**
 * What one audit found out about a Region as a whole.
 *
 * @param policy how the audit uses the configured policy
 */
public record RegionFacts(Coverage coverage, PolicyUse policy, InDeletion inDeletion) implements Facts {

    /**
     * The jobs with the status DELETION_IN_PROGRESS.
     *
     * @param jobIds in alphabetical order
     * @param areAll whether every job of the Region was listed
     */
    public record InDeletion(List<String> jobIds, boolean areAll) {

        public static final InDeletion NONE = new InDeletion(List.of(), true);

        public InDeletion {
            jobIds = List.copyOf(jobIds);
        }
    }
}

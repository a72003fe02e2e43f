package dev.iotjobs.auditor.fact;

import java.util.List;

/**
 * The data of one audit on a Region as a whole.
 *
 * @param policy the use of the configured policy, in the Region that reports it
 */
public record RegionFacts(Coverage coverage, PolicyUse policy, InDeletion inDeletion) implements Facts {

    /**
     * The jobs in DELETION_IN_PROGRESS.
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

package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;

/** What came of asking for one job. */
public sealed interface Sighting {

    record Seen(Job job) implements Sighting {}

    /** The service says that the job does not exist, or that another one has its id. */
    record Gone() implements Sighting {}

    record Denied(String message) implements Sighting {}

    record Failed(String message) implements Sighting {}

    /** No time was left to ask. */
    record Pending() implements Sighting {}
}

package dev.iotjobs.integration.history;

/** What is wrong in a Region for a while. */
enum Trouble {
    DESCRIBE_DENIED,
    DESCRIBE_FAILS,
    DESCRIBE_MALFORMED,
    /** DescribeJob says of jobs that exist that they do not. */
    DESCRIBE_MISSING,
    LIST_DENIED,
    LIST_FAILS,
    /** Only the first page of a listing can be read. */
    LIST_BREAKS,
    /** ListJobs answers without saying anything of jobs. */
    LIST_WITHOUT_JOBS,
    /** ListJobs returns entries that cannot be read instead of jobs. */
    LIST_UNREADABLE,
    /** ListJobs leaves out the first job. */
    LIST_MISSES_JOB,
    QUOTAS_DENIED,
    TABLES_DOWN;

    boolean isOfDescribing() {
        return compareTo(DESCRIBE_MISSING) <= 0;
    }
}

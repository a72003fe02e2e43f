package dev.iotjobs.integration.history;

/** A kind of lasting fault in a Region. */
enum Trouble {
    DESCRIBE_DENIED,
    DESCRIBE_FAILS,
    DESCRIBE_MALFORMED,
    /** DescribeJob answers that existing jobs do not exist. */
    DESCRIBE_MISSING,
    LIST_DENIED,
    LIST_FAILS,
    /** Only the first page of a list can be read. */
    LIST_BREAKS,
    /** The answer of ListJobs has no member {@code jobs}. */
    LIST_WITHOUT_JOBS,
    /** The entries in the answer of ListJobs cannot be read. */
    LIST_UNREADABLE,
    /** ListJobs omits the first job. */
    LIST_MISSES_JOB,
    QUOTAS_DENIED,
    TABLES_DOWN;

    boolean isOfDescribing() {
        return compareTo(DESCRIBE_MISSING) <= 0;
    }
}

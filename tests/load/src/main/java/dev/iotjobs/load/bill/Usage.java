package dev.iotjobs.load.bill;

/**
 * The usage of an average audit of an account.
 *
 * @param describeCalls number of DescribeJob calls
 * @param listCalls number of ListJobs calls
 * @param seconds from the first call to the last
 * @param storedBytes bytes in both tables and the index, as DynamoDB counts them
 */
public record Usage(
        double describeCalls,
        double listCalls,
        double seconds,
        double readUnits,
        double writeUnits,
        long storedBytes) {}

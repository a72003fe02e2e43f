package dev.iotjobs.load.bill;

/**
 * What audits of an account took, an audit on average.
 *
 * @param describeCalls of DescribeJob
 * @param listCalls of ListJobs
 * @param seconds from the first call to the last, nearly all of them spent waiting for the rate limit
 * @param storedBytes in both tables and the index, as DynamoDB counts them
 */
public record Usage(
        double describeCalls,
        double listCalls,
        double seconds,
        double readUnits,
        double writeUnits,
        long storedBytes) {}

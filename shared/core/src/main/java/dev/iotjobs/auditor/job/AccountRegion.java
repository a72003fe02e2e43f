package dev.iotjobs.auditor.job;

/**
 * An account in one Region.
 *
 * @param partition such as {@code aws}, {@code aws-cn}, {@code aws-eusc} or {@code aws-us-gov}
 * @param accountId twelve digits
 * @param region for example {@code eu-west-1}
 */
public record AccountRegion(String partition, String accountId, String region) {}

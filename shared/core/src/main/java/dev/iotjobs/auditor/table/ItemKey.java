package dev.iotjobs.auditor.table;

/**
 * The primary key of an item. Both tables name its attributes {@code pk} and {@code sk}.
 *
 * @param partition value of {@code pk}, not empty
 * @param sort value of {@code sk}, not empty
 */
public record ItemKey(String partition, String sort) {}

package dev.iotjobs.auditor.message;

/**
 * An SNS message attribute.
 *
 * @param type {@code String}, {@code Number} or {@code String.Array}
 * @param value text, decimal number, or JSON array of texts
 */
public record MessageAttribute(String name, String type, String value) {}

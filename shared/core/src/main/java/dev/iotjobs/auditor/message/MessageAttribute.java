package dev.iotjobs.auditor.message;

/**
 * A message attribute of SNS.
 *
 * @param type {@code String}, {@code Number} or {@code String.Array}
 * @param value a text, a decimal number, or a JSON array of texts
 */
public record MessageAttribute(String name, String type, String value) {}

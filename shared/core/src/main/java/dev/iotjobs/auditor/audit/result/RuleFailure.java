package dev.iotjobs.auditor.audit.result;

/**
 * A rule that threw exceptions instead of giving verdicts.
 *
 * @param subject name of the first subject
 * @param exception thrown for it
 * @param subjects how many subjects it concerned
 */
public record RuleFailure(String ruleId, String subject, RuntimeException exception, int subjects) {}

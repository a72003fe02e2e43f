package dev.iotjobs.auditor.audit.result;

/**
 * A rule that threw exceptions instead of giving verdicts.
 *
 * @param subject name of the first subject
 * @param exception thrown for the first subject
 * @param subjects number of subjects on which the rule failed
 */
public record RuleFailure(String ruleId, String subject, RuntimeException exception, int subjects) {}

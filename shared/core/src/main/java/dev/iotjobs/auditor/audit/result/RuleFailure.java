package dev.iotjobs.auditor.audit.result;

/**
 * A rule that threw exceptions instead of giving verdicts.
 *
 * @param subject name of the first subject on which the rule failed
 * @param exception the exception for that subject
 * @param subjects number of subjects on which the rule failed
 */
public record RuleFailure(String ruleId, String subject, RuntimeException exception, int subjects) {}

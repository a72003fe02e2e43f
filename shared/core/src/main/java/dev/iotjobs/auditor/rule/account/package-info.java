/**
 * Rules on a whole account in one Region: its quotas, and the audit's own coverage, policy and rules. Depends on facts
 * and on what a rule is.
 */
@NullMarked
package dev.iotjobs.auditor.rule.account;

import org.jspecify.annotations.NullMarked;

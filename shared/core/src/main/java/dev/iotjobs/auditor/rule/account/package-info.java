/**
 * Rules on a whole account in one Region: its quotas, and the coverage, policy and rules of the audit. Depends on facts
 * and on the types that all rules share.
 */
@NullMarked
package dev.iotjobs.auditor.rule.account;

import org.jspecify.annotations.NullMarked;

/**
 * Rules about a whole account in one Region: its quotas and the audit's own coverage.
 */
@NullMarked
package dev.iotjobs.auditor.rule.account;

import org.jspecify.annotations.NullMarked;

/** Commands that read what audits stored: findings, what the rules say of a job, and reports. Only the parser may depend on it. */
@NullMarked
package dev.iotjobs.auditor.cli.finding;

import org.jspecify.annotations.NullMarked;

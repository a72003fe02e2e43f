/**
 * Stores data between audits: records of subjects, findings, heads of Regions, the policy in force, and the findings
 * that subscribers were notified of. Depends on tables, findings, messages and records.
 */
@NullMarked
package dev.iotjobs.auditor.state;

import org.jspecify.annotations.NullMarked;

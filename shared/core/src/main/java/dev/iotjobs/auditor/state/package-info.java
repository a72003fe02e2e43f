/**
 * What is kept between two audits: a record for each subject with its marks, the findings, and what subscribers were
 * notified of; and how each changes. Depends on tables, jobs, rules and findings.
 */
@NullMarked
package dev.iotjobs.auditor.state;

import org.jspecify.annotations.NullMarked;

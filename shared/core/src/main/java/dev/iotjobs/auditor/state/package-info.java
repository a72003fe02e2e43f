/**
 * What is stored between two audits, and how it is read and written: records of subjects, findings, the Region's head,
 * and what subscribers were notified of. Depends on tables, findings, messages and records.
 */
@NullMarked
package dev.iotjobs.auditor.state;

import org.jspecify.annotations.NullMarked;

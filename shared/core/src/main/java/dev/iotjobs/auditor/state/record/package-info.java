/**
 * The record of one subject with its marks, and the pure functions that make the next record. Depends on tables, jobs,
 * rules and findings.
 */
@NullMarked
package dev.iotjobs.auditor.state.record;

import org.jspecify.annotations.NullMarked;

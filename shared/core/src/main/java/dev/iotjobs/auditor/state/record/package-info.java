/**
 * What is kept of one subject, its marks included, and how a new look at it changes that. Depends on tables, jobs,
 * rules and findings.
 */
@NullMarked
package dev.iotjobs.auditor.state.record;

import org.jspecify.annotations.NullMarked;

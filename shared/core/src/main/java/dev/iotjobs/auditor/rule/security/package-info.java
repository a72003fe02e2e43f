/**
 * Rules about what a job exposes: where its document and downloads come from, and what they reveal. Depends on facts
 * and on the types that all rules share.
 */
@NullMarked
package dev.iotjobs.auditor.rule.security;

import org.jspecify.annotations.NullMarked;

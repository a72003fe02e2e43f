/**
 * Rules about what a job exposes: where its document and downloads come from, and what they give away. Depends on facts and
 * on what a rule is.
 */
@NullMarked
package dev.iotjobs.auditor.rule.security;

import org.jspecify.annotations.NullMarked;

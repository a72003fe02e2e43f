/**
 * Rules about how a live job is configured. Depends on facts and on what a rule is.
 */
@NullMarked
package dev.iotjobs.auditor.rule.configuration;

import org.jspecify.annotations.NullMarked;

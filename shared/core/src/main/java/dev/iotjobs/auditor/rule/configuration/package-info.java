/**
 * Rules about how a live job is configured.
 */
@NullMarked
package dev.iotjobs.auditor.rule.configuration;

import org.jspecify.annotations.NullMarked;

/**
 * Rules about how jobs start, end and are cancelled.
 */
@NullMarked
package dev.iotjobs.auditor.rule.lifecycle;

import org.jspecify.annotations.NullMarked;

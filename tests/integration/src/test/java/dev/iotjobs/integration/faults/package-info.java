/**
 * Tests of everything that can fail between an audit and AWS. Each fault strikes a whole audit. The audit is compared
 * with an undisturbed one, and {@code docs/faults.md} describes the differences.
 */
@NullMarked
package dev.iotjobs.integration.faults;

import org.jspecify.annotations.NullMarked;

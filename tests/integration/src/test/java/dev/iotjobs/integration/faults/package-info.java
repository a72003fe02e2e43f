/**
 * Tests of everything that can fail between an audit and AWS. Each fault strikes a whole audit. Its result is compared
 * with an undisturbed audit and described in {@code docs/faults.md}.
 */
@NullMarked
package dev.iotjobs.integration.faults;

import org.jspecify.annotations.NullMarked;

/**
 * One list of all that can go wrong between an audit and AWS. Each fault strikes a whole audit; its result is compared
 * with that of an undisturbed one, and written down in {@code docs/faults.md}.
 */
@NullMarked
package dev.iotjobs.integration.faults;

import org.jspecify.annotations.NullMarked;

/**
 * The audits and fleets that are measured, in this process and in others. May depend on the auditor, the local account
 * and {@code load.figure}. Only {@code load} and {@code load.bill} may depend on this package.
 */
@NullMarked
package dev.iotjobs.load.audit;

import org.jspecify.annotations.NullMarked;

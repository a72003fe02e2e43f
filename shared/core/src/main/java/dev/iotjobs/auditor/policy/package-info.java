/**
 * What an installation may tune: thresholds and how fresh evidence must be. Depends on nothing else here.
 */
@NullMarked
package dev.iotjobs.auditor.policy;

import org.jspecify.annotations.NullMarked;

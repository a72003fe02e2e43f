/**
 * What an installation may tune, and exact percentages. Depends on nothing else here.
 */
@NullMarked
package dev.iotjobs.auditor.policy;

import org.jspecify.annotations.NullMarked;

/** The facts that rules judge: what is known about jobs, targets, quotas, Regions and rules. Depends on jobs. */
@NullMarked
package dev.iotjobs.auditor.fact;

import org.jspecify.annotations.NullMarked;

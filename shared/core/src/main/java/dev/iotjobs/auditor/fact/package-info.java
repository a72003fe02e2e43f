/** The data on jobs, quotas, Regions and rules that rules judge. Depends on jobs. */
@NullMarked
package dev.iotjobs.auditor.fact;

import org.jspecify.annotations.NullMarked;

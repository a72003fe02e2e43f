/**
 * What a stack costs a month, from its usage and the prices of AWS. Depends on the audits that are measured.
 */
@NullMarked
package dev.iotjobs.load.bill;

import org.jspecify.annotations.NullMarked;

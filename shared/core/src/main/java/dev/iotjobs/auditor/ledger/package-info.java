/**
 * What is known of every subject between two audits, and how it is changed: one guarded commit a subject.
 */
@NullMarked
package dev.iotjobs.auditor.ledger;

import org.jspecify.annotations.NullMarked;

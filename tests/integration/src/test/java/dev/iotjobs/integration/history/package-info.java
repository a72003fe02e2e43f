/**
 * Random histories: real audits of a simulated account, with tables in memory and simulated time. A history stops an
 * audit before each call. There it can delay the audit, kill it, or plan a fault for the call. At the end it compares
 * findings and messages with the account. Depends on the auditor's core only.
 */
@NullMarked
package dev.iotjobs.integration.history;

import org.jspecify.annotations.NullMarked;

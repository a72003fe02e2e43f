/**
 * Random histories: real audits over a simulated account, tables in memory and simulated time. They stop at each call and
 * are frozen, killed or misled there; afterwards the findings and the messages are compared with the account. Depends on
 * the auditor's core only.
 */
@NullMarked
package dev.iotjobs.integration.history;

import org.jspecify.annotations.NullMarked;

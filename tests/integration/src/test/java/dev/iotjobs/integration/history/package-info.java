/**
 * Random histories: real audits of a simulated account, with tables in memory and simulated time. A history stops
 * audits at any call and can freeze or kill them, or give them wrong answers. Then it compares findings and messages
 * with the account. Depends on the auditor's core only.
 */
@NullMarked
package dev.iotjobs.integration.history;

import org.jspecify.annotations.NullMarked;

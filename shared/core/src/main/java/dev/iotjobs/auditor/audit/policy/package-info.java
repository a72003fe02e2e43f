/**
 * Decides which policy an audit uses, and which notices subscribers receive about it. Depends on policies, state and
 * messages.
 */
@NullMarked
package dev.iotjobs.auditor.audit.policy;

import org.jspecify.annotations.NullMarked;

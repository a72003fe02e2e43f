/**
 * Which policy an audit goes by, and of what subscribers are notified about it. Depends on policies, state and messages.
 */
@NullMarked
package dev.iotjobs.auditor.audit.policy;

import org.jspecify.annotations.NullMarked;

/**
 * The policy: which rules are on, with which settings, and which findings are exempted. Depends on settings and on the
 * definitions of rules.
 */
@NullMarked
package dev.iotjobs.auditor.policy;

import org.jspecify.annotations.NullMarked;

/**
 * The policy: which rules are on, with which settings, and what is exempted. Depends on what a rule is and on settings.
 */
@NullMarked
package dev.iotjobs.auditor.policy;

import org.jspecify.annotations.NullMarked;

/**
 * What an installation adjusts: which rules are on, with which settings. Depends on what a rule is and on settings.
 */
@NullMarked
package dev.iotjobs.auditor.policy;

import org.jspecify.annotations.NullMarked;

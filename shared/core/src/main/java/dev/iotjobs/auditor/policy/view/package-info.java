/**
 * Views of a policy for people and programs: the value of every setting with its source, the whole document, and the
 * differences between two policies. Depends on the policy and its document.
 */
@NullMarked
package dev.iotjobs.auditor.policy.view;

import org.jspecify.annotations.NullMarked;

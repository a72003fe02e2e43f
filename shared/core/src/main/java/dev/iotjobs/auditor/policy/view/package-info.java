/**
 * Views of a policy for people and programs: the value of every setting with its source, the whole document, and the
 * differences to another policy. Depends on the policy and its document.
 */
@NullMarked
package dev.iotjobs.auditor.policy.view;

import org.jspecify.annotations.NullMarked;

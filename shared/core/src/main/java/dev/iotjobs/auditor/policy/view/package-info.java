/**
 * What a policy says in all, for people and programs: the value of every setting with its origin, as a document, and
 * compared with another policy. Depends on the policy and its document.
 */
@NullMarked
package dev.iotjobs.auditor.policy.view;

import org.jspecify.annotations.NullMarked;

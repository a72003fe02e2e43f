/**
 * What is found in the texts of a job document and of its parameters: secrets, URLs and placeholder text. Texts are dropped
 * and only what was found is kept, none of it a value. Each scan takes time in proportion to the text, and to that of
 * each pattern of the policy. Depends on URLs, on patterns and on how times of a job are kept.
 */
@NullMarked
package dev.iotjobs.auditor.job.scan;

import org.jspecify.annotations.NullMarked;

/**
 * What is told to subscribers: transitions gathered into digests. Their text is rendered elsewhere.
 */
@NullMarked
package dev.iotjobs.auditor.alert;

import org.jspecify.annotations.NullMarked;

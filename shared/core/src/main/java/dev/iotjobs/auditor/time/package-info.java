/**
 * Time: the clock that an audit goes by, and deadlines. Depends on nothing else here.
 */
@NullMarked
package dev.iotjobs.auditor.time;

import org.jspecify.annotations.NullMarked;

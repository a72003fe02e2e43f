/**
 * Settings that an installation may change, with their kinds, defaults and bounds, and their values. Depends on facts.
 */
@NullMarked
package dev.iotjobs.auditor.setting;

import org.jspecify.annotations.NullMarked;

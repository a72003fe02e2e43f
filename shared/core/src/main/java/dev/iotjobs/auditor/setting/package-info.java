/**
 * What an installation may change: settings with their kinds, defaults and bounds, and their values. Depends on facts.
 */
@NullMarked
package dev.iotjobs.auditor.setting;

import org.jspecify.annotations.NullMarked;

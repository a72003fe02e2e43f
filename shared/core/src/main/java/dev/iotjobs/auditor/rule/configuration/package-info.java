/** Rules on the configuration of live jobs. Depends on facts and on what a rule is. */
@NullMarked
package dev.iotjobs.auditor.rule.configuration;

import org.jspecify.annotations.NullMarked;

/** Rules on the configuration of live jobs. Depends on facts and on the types that all rules share. */
@NullMarked
package dev.iotjobs.auditor.rule.configuration;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.iotjobs.auditor.report.policy;

import org.jspecify.annotations.NullMarked;

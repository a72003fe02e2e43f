@NullMarked
package dev.iotjobs.auditor.report.finding;

import org.jspecify.annotations.NullMarked;

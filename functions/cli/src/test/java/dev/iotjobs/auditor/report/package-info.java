@NullMarked
package dev.iotjobs.auditor.report;

import org.jspecify.annotations.NullMarked;

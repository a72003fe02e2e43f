@NullMarked
package dev.iotjobs.auditor.cli;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.iotjobs.auditor.cli.output;

import org.jspecify.annotations.NullMarked;

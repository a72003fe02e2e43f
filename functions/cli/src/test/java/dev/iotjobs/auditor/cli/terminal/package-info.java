@NullMarked
package dev.iotjobs.auditor.cli.terminal;

import org.jspecify.annotations.NullMarked;

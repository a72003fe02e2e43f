@NullMarked
package dev.iotjobs.auditor.export.format;

import org.jspecify.annotations.NullMarked;

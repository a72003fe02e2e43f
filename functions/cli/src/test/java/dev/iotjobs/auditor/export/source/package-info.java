@NullMarked
package dev.iotjobs.auditor.export.source;

import org.jspecify.annotations.NullMarked;

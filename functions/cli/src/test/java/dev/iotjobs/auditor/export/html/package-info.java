@NullMarked
package dev.iotjobs.auditor.export.html;

import org.jspecify.annotations.NullMarked;

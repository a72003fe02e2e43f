package dev.iotjobs.auditor.export.source;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A file is not a complete saved audit. The message says where and why, without the name of the file. */
final class BadDocumentException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    BadDocumentException(String message) {
        super(message, new IOException(message));
    }
}

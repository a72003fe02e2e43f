package dev.iotjobs.auditor.export.source;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A file is no document of an audit, or not a whole one. The message says where and why, without the file's name. */
final class BadDocumentException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    BadDocumentException(String message) {
        super(message, new IOException(message));
    }
}

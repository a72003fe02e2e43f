package dev.iotjobs.auditor.export.source;

/** A file is no document of an audit, or not a whole one. The message says where and why, without the file's name. */
final class BadDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadDocumentException(String message) {
        super(message);
    }
}

package dev.iotjobs.auditor.cli;

import java.util.Locale;

/** Format of standard output. */
enum Output {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

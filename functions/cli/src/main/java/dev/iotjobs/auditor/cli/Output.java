package dev.iotjobs.auditor.cli;

import java.util.Locale;

/** What standard output holds. */
enum Output {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

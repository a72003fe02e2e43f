package dev.iotjobs.auditor.job.scan;

import java.util.Locale;

/** The detectors of secrets. Each recognises them by their form or by their place. */
public enum Detector {
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    PRIVATE_KEY,
    GITHUB_TOKEN,
    GITLAB_TOKEN,
    SLACK_TOKEN,
    GOOGLE_API_KEY,
    AZURE_ACCOUNT_KEY,
    STRIPE_KEY,
    JSON_WEB_TOKEN,
    PASSWORD_IN_URL,
    LITERAL_UNDER_SECRET_NAME,
    /** A guess from the irregularity of a text. */
    ENTROPY;

    /** Such as {@code aws-access-key-id}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a machine made the secret: one that people choose could be guessed from a hash of it. */
    boolean isMachineMade() {
        return this != PASSWORD_IN_URL && this != LITERAL_UNDER_SECRET_NAME;
    }
}

package dev.iotjobs.auditor.job.scan;

import java.util.Locale;

/**
 * The detectors of secrets. Each detector recognises a secret by its form, or by the name of the JSON member that has
 * it.
 */
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
    /** A guess: the text looks too random to be words. */
    ENTROPY;

    /** The id of the detector in findings, such as {@code aws-access-key-id}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the detector finds secrets that machines generate. Only such secrets are stored as a hash. */
    boolean isMachineMade() {
        // The text of other secrets could be guessed from the hash
        return this != PASSWORD_IN_URL && this != LITERAL_UNDER_SECRET_NAME;
    }
}

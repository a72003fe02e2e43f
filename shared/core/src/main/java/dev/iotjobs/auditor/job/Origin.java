package dev.iotjobs.auditor.job;

import org.jspecify.annotations.Nullable;

/** The API that created a job and can change it. */
public enum Origin {
    /** CreateJob. */
    SELF("own jobs"),
    /** A deployment of Greengrass: CreateDeployment. Each revision replaces it. */
    GREENGRASS("Greengrass deployments"),
    /** A deployment of Greengrass version 1: CreateSoftwareUpdateJob. */
    GREENGRASS_V1("Greengrass V1 deployments"),
    /** An OTA update of FreeRTOS: CreateOTAUpdate. */
    FREERTOS_OTA("FreeRTOS OTA updates"),
    /** Another service, which the namespace names. */
    OTHER_SERVICE("jobs of other services");

    /** The number of origins. */
    public static final int COUNT = values().length;

    private static final String GREENGRASS_NAMESPACE = "aws-gg-deployment";
    private static final String OTA_ID = "AFR_OTA-";
    private static final String GREENGRASS_V1_ID = "GreengrassUpdateJob_";
    private static final String GREENGRASS_V1_DESCRIPTION = "This job was created by Greengrass";
    private static final String GREENGRASS_DESCRIPTION = "created by Greengrass";

    private final String plural;

    Origin(String plural) {
        this.plural = plural;
    }

    /** Jobs of this origin, in words. */
    public String plural() {
        return plural;
    }

    static Origin of(@Nullable String namespaceId, String jobId, @Nullable String description) {
        if (namespaceId != null) {
            return namespaceId.equals(GREENGRASS_NAMESPACE) ? GREENGRASS : OTHER_SERVICE;
        }
        if (jobId.startsWith(OTA_ID)) {
            return FREERTOS_OTA;
        }
        String words = description == null ? "" : description;
        if (jobId.startsWith(GREENGRASS_V1_ID) || words.startsWith(GREENGRASS_V1_DESCRIPTION)) {
            return GREENGRASS_V1;
        }
        return words.contains(GREENGRASS_DESCRIPTION) ? GREENGRASS : SELF;
    }
}

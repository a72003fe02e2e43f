package dev.iotjobs.auditor.job;

import org.jspecify.annotations.Nullable;

/** The API that created a job and can change it. */
public enum Origin {
    /** Created by CreateJob. */
    SELF("own jobs"),
    /** Created by Greengrass for a deployment (CreateDeployment). Each revision of the deployment replaces the job. */
    GREENGRASS("Greengrass deployments"),
    /** Created by Greengrass version 1 for a deployment (CreateSoftwareUpdateJob). */
    GREENGRASS_V1("Greengrass V1 deployments"),
    /** Created for an OTA update of FreeRTOS (CreateOTAUpdate). */
    FREERTOS_OTA("FreeRTOS OTA updates"),
    /** Created by a service other than Greengrass and FreeRTOS. The namespace of the job names this service. */
    OTHER_SERVICE("jobs of other services");

    /** The number of origins. */
    public static final int COUNT = values().length; // each call of values() creates a new array

    private static final String GREENGRASS_NAMESPACE = "aws-gg-deployment";
    private static final String OTA_ID = "AFR_OTA-";
    private static final String GREENGRASS_V1_ID = "GreengrassUpdateJob_";
    private static final String GREENGRASS_V1_DESCRIPTION = "This job was created by Greengrass";
    private static final String GREENGRASS_DESCRIPTION = "created by Greengrass";

    private final String plural;

    Origin(String plural) {
        this.plural = plural;
    }

    /** Jobs of this origin in words, such as {@code Greengrass deployments}. */
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

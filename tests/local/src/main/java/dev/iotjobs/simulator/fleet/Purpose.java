package dev.iotjobs.simulator.fleet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job does on the devices.
 *
 * @param documentSource S3 link of the document; null for an inline document
 * @param presigned whether the document asks for presigned URLs
 */
record Purpose(
        @Nullable String description,
        String document,
        @Nullable String documentSource,
        boolean presigned,
        List<String> packageVersions,
        @Nullable String jobTemplateArn,
        Map<String, String> documentParameters) {

    Purpose {
        packageVersions = List.copyOf(packageVersions);
        documentParameters = Map.copyOf(documentParameters);
    }

    static Purpose inline(@Nullable String description, String document) {
        return new Purpose(description, document, null, false, List.of(), null, Map.of());
    }

    /** A copy with a different value for one parameter of the job template. */
    Purpose with(String parameter, String value) {
        Map<String, String> changed = new HashMap<>(documentParameters);
        changed.put(parameter, value);
        return new Purpose(description, document, documentSource, presigned, packageVersions, jobTemplateArn, changed);
    }

    /** A copy whose document comes from this S3 link. */
    Purpose from(String source) {
        return new Purpose(
                description, document, source, presigned, packageVersions, jobTemplateArn, documentParameters);
    }

    Purpose described(@Nullable String changed) {
        return new Purpose(
                changed, document, documentSource, presigned, packageVersions, jobTemplateArn, documentParameters);
    }
}

package dev.iotjobs.local;

import java.net.URI;
import java.util.Map;

/** The environment variables from which SDKs and the AWS CLI take endpoints, credentials and a region. */
final class Environments {

    private Environments() {}

    static Map<String, String> of(String region, URI endpoint) {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_ACCESS_KEY_ID",
                "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_REGION",
                region,
                "AWS_DEFAULT_REGION",
                region);
    }
}

package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code presignedUrlConfig}.
 *
 * @param roleArn the role that signs the URLs
 * @param expiresInSec lifetime of a URL in seconds, 60 to 3600; the service's default is 3600
 */
public record PresignedUrlConfig(
        @Nullable String roleArn, @Nullable Long expiresInSec) implements Config {

    public PresignedUrlConfig {
        roleArn = Text.name(roleArn);
    }

    @Override
    public boolean isEmpty() {
        return roleArn == null && expiresInSec == null;
    }
}

package dev.iotjobs.auditor.job.url;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL that names a bucket in Amazon S3, and usually an object. Its form is {@code s3://BUCKET/KEY}, or https in path
 * style or virtual-hosted style. URLs of transfer acceleration, access points and bucket websites are not recognised.
 *
 * @param region null if the URL names none, as with {@code s3://} and the global endpoint
 * @param bucket empty if the URL names none
 * @param key empty if the URL names none
 */
public record S3Url(@Nullable String region, String bucket, String key) {

    /**
     * Regular expression of a Region such as {@code eu-west-1}. Does not match {@code website-eu-west-1} or {@code
     * fips-eu-west-1}, which can also follow {@code s3} in a host.
     */
    private static final String REGION = "((?!fips-)[a-z]{2,5}(?:-[a-z]+)+-[0-9]+)";

    private static final Pattern HOST = Pattern.compile(
            "(?:(.+)\\.)?s3(?:(?:\\.dualstack)?\\." + REGION + "|-" + REGION + ")?\\.amazonaws\\.(?:com|com\\.cn|eu)");

    /** The host of S3 in a Region, for URLs in path style. */
    public static String host(String partition, String region) {
        return "s3." + region
                + switch (partition) {
                    case "aws-cn" -> ".amazonaws.com.cn";
                    case "aws-eusc" -> ".amazonaws.eu";
                    default -> ".amazonaws.com";
                };
    }

    /** The bucket and key that a URL names; empty if the URL has none of the forms of S3 that this class recognises. */
    public static Optional<S3Url> of(Url url) {
        String path = url.path().isEmpty() ? "" : url.path().substring(1);
        return switch (url.scheme()) {
            case "s3" -> Optional.of(new S3Url(null, url.host(), path));
            case "https" -> ofHost(url.host(), path);
            default -> Optional.empty();
        };
    }

    private static Optional<S3Url> ofHost(String name, String path) {
        Matcher host = HOST.matcher(name);
        if (!host.matches()) {
            return Optional.empty();
        }
        String region = host.group(2) == null ? host.group(3) : host.group(2);
        if (host.group(1) != null) {
            return Optional.of(new S3Url(region, host.group(1), path));
        }
        int slash = path.indexOf('/');
        return Optional.of(
                slash < 0
                        ? new S3Url(region, path, "")
                        : new S3Url(region, path.substring(0, slash), path.substring(slash + 1)));
    }
}

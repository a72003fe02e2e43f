package dev.iotjobs.auditor.job.scan;

import dev.iotjobs.auditor.job.config.JobTimes;
import dev.iotjobs.auditor.job.scan.TextScan.Link;
import dev.iotjobs.auditor.job.scan.TextScan.Transport;
import dev.iotjobs.auditor.job.url.S3Url;
import dev.iotjobs.auditor.job.url.Url;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds unprotected download URLs: http URLs, S3 URLs without a signature, and URLs that were presigned in advance.
 * Ignores URLs that AWS IoT presigns for each device, XML namespaces, and JSON members such as {@code $schema} or
 * {@code homepage}, whose URLs are not downloads.
 */
final class Links {

    private static final Pattern URL = Pattern.compile("(?i:https?)://[^\\s\"'<>\\\\^`{|}\uFFFF]++");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("xmlns(?::\\w{1,100})?\\s{0,9}=\\s{0,9}\\\\?[\"'][^\"']*+[\"']");
    private static final Pattern PUNCTUATION = Pattern.compile("[.,;:!)]{1,9}$");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([^./]+)");

    private static final Set<String> PAGES = Set.of("html", "htm", "php", "json", "md", "txt");

    /** Names of JSON members whose URLs are ignored. These URLs lead to schemas or web pages, not to downloads. */
    private static final Set<String> SILENT = Set.of("$schema", "homepage", "documentation", "help", "license");

    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private Links() {}

    /** The unprotected URLs in one text. */
    static List<Link> in(Leaf leaf) {
        if (leaf.keys().stream().anyMatch(Links::isSilent)) {
            return List.of();
        }
        String text = ATTRIBUTE
                .matcher(Spans.without(leaf.text(), "${aws:iot:s3-presigned-url", "}"))
                .replaceAll(" ");
        List<Link> links = new ArrayList<>();
        Matcher matcher = URL.matcher(text);
        while (matcher.find()) {
            Url.of(PUNCTUATION.matcher(matcher.group()).replaceFirst(""))
                    .flatMap(url -> link(leaf.path(), url))
                    .ifPresent(links::add);
        }
        return links;
    }

    private static boolean isSilent(String key) {
        return SILENT.contains(key) || key.startsWith("xmlns");
    }

    /**
     * Builds a URL from three members of a JSON object: {@code protocol} or {@code scheme}, then {@code host} and
     * {@code path}. Returns the URL if it is an unprotected download. Empty if it is not, or if a member is missing.
     *
     * @param path path of the object in findings, such as {@code documentParameters}
     * @param members texts of the object's members, by name
     */
    static Optional<Link> joined(String path, Map<String, String> members) {
        String scheme = members.getOrDefault("protocol", members.getOrDefault("scheme", ""));
        String host = members.getOrDefault("host", "");
        String file = members.getOrDefault("path", "");
        if (scheme.isBlank() || host.isBlank() || file.isBlank()) {
            return Optional.empty();
        }
        String text = scheme.strip().replaceFirst("[:/]{1,3}$", "") + "://" + host.strip() + "/"
                + (file.startsWith("/") ? file.substring(1) : file).strip();
        return Url.of(text)
                .filter(url -> S3Url.of(url).isPresent() || hasExtension(url.path()))
                .flatMap(url -> link(path, url));
    }

    private static boolean hasExtension(String path) {
        Matcher extension = EXTENSION.matcher(path.substring(path.lastIndexOf('/') + 1));
        return extension.matches() && !PAGES.contains(extension.group(1).toLowerCase(Locale.ROOT));
    }

    private static Optional<Link> link(String path, Url url) {
        Map<String, String> query = query(url);
        boolean isPresigned = query.containsKey("x-amz-signature") || query.containsKey("signature");
        Transport transport = switch (url.scheme()) {
            case "http" -> Transport.HTTP;
            case "https" -> {
                Transport unsigned = S3Url.of(url).isPresent() ? Transport.UNSIGNED_S3 : null;
                yield isPresigned ? Transport.PRESIGNED : unsigned;
            }
            default -> null;
        };
        return Optional.ofNullable(transport)
                .map(open ->
                        new Link(path, open, url.host(), isPresigned ? JobTimes.wholeMillis(expiry(query)) : null));
    }

    /** The query parameters by name. Names are in lower case. */
    private static Map<String, String> query(Url url) {
        Map<String, String> query = new HashMap<>();
        for (String part : url.query().split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                query.put(part.substring(0, equals).toLowerCase(Locale.ROOT), part.substring(equals + 1));
            }
        }
        return query;
    }

    /** When the URL expires; null if its query has no valid time. */
    private static @Nullable Instant expiry(Map<String, String> query) {
        try {
            if (!query.containsKey("x-amz-signature")) {
                return Instant.ofEpochSecond(Long.parseLong(query.getOrDefault("expires", "")));
            }
            return LocalDateTime.parse(query.getOrDefault("x-amz-date", ""), AMZ_DATE)
                    .toInstant(ZoneOffset.UTC)
                    .plusSeconds(Long.parseLong(query.getOrDefault("x-amz-expires", "")));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}

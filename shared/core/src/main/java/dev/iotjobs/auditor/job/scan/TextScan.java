package dev.iotjobs.auditor.job.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found in texts. Each result has the path of its text, such as {@code documentParameters.command}. The
 * texts themselves are not kept.
 *
 * @param sought patterns for placeholder text that the policy added to the built-in patterns
 * @param isCut whether more than {@value #MOST} results of one kind were found; the rest is missing
 */
public record TextScan(
        List<Secret> secrets, List<Link> links, List<Placeholder> placeholders, List<String> sought, boolean isCut) {

    /**
     * The version of the scans. Raise the version when scans find something else than before. Stored results of other
     * versions count as outdated.
     */
    public static final int VERSION = 1;

    /** The result of a scan that found nothing. */
    public static final TextScan NOTHING = new TextScan(List.of(), List.of(), List.of(), List.of(), false);

    /** Maximum number of results that a scan keeps of each kind: secrets, links and placeholders. */
    static final int MOST = 50;

    /** Number of hexadecimal digits that are kept of a secret's hash. */
    private static final int HASH_LENGTH = 12;

    public TextScan {
        secrets = List.copyOf(secrets);
        links = List.copyOf(links);
        placeholders = List.copyOf(placeholders);
        sought = List.copyOf(sought);
    }

    /**
     * A secret that was found.
     *
     * @param path where the secret was found, such as {@code documentParameters.command}
     * @param hash first digits of the secret's salted hash; empty for a secret that a person may have chosen
     */
    public record Secret(Detector detector, String path, String hash) {}

    /** How a device would download from a URL. */
    public enum Transport {
        HTTP,
        UNSIGNED_S3,
        PRESIGNED
    }

    /**
     * A URL from which devices would download without protection.
     *
     * @param path where the URL was found, such as {@code documentParameters.source}
     * @param host in lower case
     * @param expiresAt when a presigned URL expires; null if the URL is not presigned or the time is unknown
     */
    public record Link(
            String path,
            Transport transport,
            String host,
            @Nullable Instant expiresAt) {}

    /**
     * Placeholder text that was found.
     *
     * @param pattern the pattern that matched
     * @param path where the text was found, such as {@code documentParameters.command}
     */
    public record Placeholder(String pattern, String path) {

        /** Whether the pattern is built in. Every scan looks for all built-in patterns. */
        public boolean isBuiltIn() {
            return Placeholders.BUILT_IN.contains(pattern);
        }
    }

    /**
     * Scans the texts of one object for secrets, links and placeholders.
     *
     * @param path path of the object as findings show it
     * @param members texts by the names of their members
     * @param salt text that is added to each secret before it is hashed; only hashes with the same salt are comparable
     * @param sought patterns that the policy adds for placeholder text; a pattern matches only a whole text
     */
    public static TextScan ofMembers(String path, Map<String, String> members, String salt, Collection<String> sought) {
        List<Secret> secrets = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        List<Placeholder> placeholders = new ArrayList<>();
        members.forEach((name, text) -> {
            Leaf leaf = new Leaf(path + "." + name, List.of(name), text);
            Secrets.in(leaf).forEach((detector, secret) -> secrets.add(secret(detector, leaf.path(), secret, salt)));
            links.addAll(Links.in(leaf));
            Placeholders.in(leaf, sought).forEach(pattern -> placeholders.add(new Placeholder(pattern, leaf.path())));
        });
        Links.joined(path, members).ifPresent(links::add);
        return of(
                sorted(secrets, Comparator.comparing(Secret::path).thenComparing(Secret::detector)),
                sorted(
                        links,
                        Comparator.comparing(Link::path)
                                .thenComparing(Link::transport)
                                .thenComparing(Link::host)
                                .thenComparing(Link::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))),
                sorted(placeholders, Comparator.comparing(Placeholder::path).thenComparing(Placeholder::pattern)),
                List.copyOf(sought));
    }

    private static TextScan of(
            List<Secret> secrets, List<Link> links, List<Placeholder> placeholders, List<String> sought) {
        return new TextScan(
                kept(secrets),
                kept(links),
                kept(placeholders),
                sought,
                Math.max(Math.max(secrets.size(), links.size()), placeholders.size()) > MOST);
    }

    private static <T> List<T> sorted(Collection<T> found, Comparator<T> order) {
        return found.stream().distinct().sorted(order).toList();
    }

    private static <T> List<T> kept(List<T> found) {
        return found.subList(0, Math.min(found.size(), MOST));
    }

    private static Secret secret(Detector detector, String path, String secret, String salt) {
        return new Secret(detector, path, detector.isMachineMade() ? hash(salt + "\n" + secret) : "");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

package dev.iotjobs.auditor.job.scan;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets in one text. Ignores references to a secret, ARNs, the example keys of AWS's documentation, public keys
 * and certificates. The time of a search is proportional to the length of the text.
 */
final class Secrets {

    private static final String NO_LETTER_OR_DIGIT_BEFORE = "(?<![A-Za-z0-9])";

    /**
     * The header of a private key in PEM, and up to 200 characters of the key. Line breaks may be escaped, as in JSON.
     */
    private static final String PEM = "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[A-Za-z0-9+/=\\s\\\\]{0,200}";

    private static final Pattern ACCESS_KEY_ID =
            Pattern.compile(NO_LETTER_OR_DIGIT_BEFORE + "A[KS]IA[A-Z2-7]{16}(?![A-Za-z0-9])");

    // Each pattern has a limited length or a clear end: the time of a search is proportional to the length of the text
    private static final Map<Detector, Pattern> ANYWHERE = new EnumMap<>(Map.of(
            Detector.PRIVATE_KEY, Pattern.compile(PEM),
            Detector.GITHUB_TOKEN, token("(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60})"),
            Detector.GITLAB_TOKEN, token("glpat-[A-Za-z0-9_-]{20}"),
            Detector.SLACK_TOKEN, token("xox[abprs]-[A-Za-z0-9-]{10}"),
            Detector.GOOGLE_API_KEY, token("AIza[A-Za-z0-9_-]{35}"),
            Detector.AZURE_ACCOUNT_KEY, token("AccountKey=[A-Za-z0-9+/]{86}=="),
            Detector.STRIPE_KEY, token("sk_live_[A-Za-z0-9]{20}"),
            Detector.PASSWORD_IN_URL,
                    Pattern.compile("[A-Za-z0-9]://[^\\s/:@\"'\uFFFF]++:[^\\s/@\"'\uFFFF]++@[^\\s/\"'\uFFFF]")));

    private static final Pattern SECRET_ACCESS_KEY = Pattern.compile("[A-Za-z0-9/+]{40}");

    private static final List<String> SECRET_NAMES = List.of(
            "password", "passwd", "pwd", "secret", "token", "apikey", "clientsecret", "privatekey", "connectionstring");

    private static final Set<String> NO_SECRET_NAMES = Set.of("clienttoken", "nexttoken", "idempotencytoken");

    /** Values that do not count as secrets: a path, a URL, a word of up to four letters, a truth value or a number. */
    private static final Pattern NO_LITERAL = Pattern.compile("(?=\\S*/)\\S{1,200}|[A-Za-z][A-Za-z0-9+.-]*+://\\S*"
            + "|[A-Za-z]{1,4}|(?i:false)|[+-]?[0-9]+(?:\\.[0-9]+)?");

    private static final Pattern ARN = Pattern.compile("arn:aws[\\w-]*+:[^\\s\"']*+");
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private final Leaf leaf;
    private final String text;
    private final Map<Detector, String> found = new EnumMap<>(Detector.class);

    private Secrets(Leaf leaf) {
        this.leaf = leaf;
        this.text = withoutHarmless(leaf.text());
    }

    /** The first secret that each detector finds in a text. */
    static Map<Detector, String> in(Leaf leaf) {
        return new Secrets(leaf).find();
    }

    private Map<Detector, String> find() {
        if (text.chars().allMatch(character -> character == Spans.LEFT_OUT || Character.isWhitespace(character))) {
            return Map.of();
        }
        put(Detector.AWS_ACCESS_KEY_ID, first(ACCESS_KEY_ID, Spans.withoutQueries(text)));
        put(Detector.AWS_SECRET_ACCESS_KEY, secretAccessKey());
        ANYWHERE.forEach((detector, pattern) -> put(detector, first(pattern, text)));
        put(Detector.JSON_WEB_TOKEN, JsonWebToken.in(text));
        if (found.isEmpty()) {
            put(Detector.LITERAL_UNDER_SECRET_NAME, literal());
        }
        if (found.isEmpty()) {
            put(Detector.ENTROPY, Entropy.in(leaf, text));
        }
        return found;
    }

    private void put(Detector detector, @Nullable String secret) {
        if (secret != null) {
            found.put(detector, secret);
        }
    }

    private @Nullable String secretAccessKey() {
        String name = leaf.lettersOfKey();
        boolean isNamed = name.endsWith("secretaccesskey") || name.endsWith("secretkey");
        return isNamed && SECRET_ACCESS_KEY.matcher(text.strip()).matches() ? text.strip() : null;
    }

    private @Nullable String literal() {
        String name = leaf.lettersOfKey();
        return SECRET_NAMES.stream().anyMatch(name::endsWith)
                        && !NO_SECRET_NAMES.contains(name)
                        && !NO_LITERAL.matcher(text.strip()).matches()
                ? text
                : null;
    }

    private static Pattern token(String pattern) {
        return Pattern.compile(NO_LETTER_OR_DIGIT_BEFORE + pattern);
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : null;
    }

    private static String withoutHarmless(String text) {
        String rest = Spans.without(Spans.without(text, "${", "}"), "{{resolve:", "}}");
        rest = ARN.matcher(rest).replaceAll(String.valueOf(Spans.LEFT_OUT));
        return Spans.withoutWords(withoutPublicKeys(rest), "EXAMPLE", Secrets::isOfWord);
    }

    private static boolean isOfWord(int character) {
        return Spans.isLetterOrDigit(character) || "_/+=-".indexOf(character) >= 0;
    }

    private static String withoutPublicKeys(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        int from = 0;
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int next = begin + BEGIN.length();
            if (isPublic(text, next)) {
                int end = text.indexOf(END, next);
                int closed = end < 0 ? -1 : text.indexOf(DASHES, end + END.length());
                if (closed < 0) {
                    break;
                }
                rest.append(text, from, begin).append(Spans.LEFT_OUT);
                next = closed + DASHES.length();
                from = next;
            }
            begin = text.indexOf(BEGIN, next);
        }
        return rest.append(text, from, text.length()).toString();
    }

    private static boolean isPublic(String text, int label) {
        String words = text.substring(label, Spans.right(text, label, character -> character != '-'))
                .toUpperCase(Locale.ROOT);
        return words.endsWith("PUBLIC KEY") || words.endsWith("CERTIFICATE");
    }
}

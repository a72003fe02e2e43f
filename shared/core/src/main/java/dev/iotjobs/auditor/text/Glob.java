package dev.iotjobs.auditor.text;

/**
 * A pattern in which {@code *} stands for any text and {@code ?} for one character. The time of a match grows at most
 * with the product of the lengths of pattern and text.
 */
public record Glob(String pattern) {

    /** Whether the pattern matches the whole text. */
    public boolean matches(String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int next = 0;
        while (next < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = next;
            } else if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(next))) {
                at++;
                next++;
            } else if (star >= 0) {
                at = star + 1;
                next = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}

package dev.iotjobs.auditor.export.html;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style sheet and the script of the HTML report, and its Content-Security-Policy. The policy allows no other style
 * sheet and no other script.
 */
final class Assets {

    private Assets() {}

    static Content style() {
        String text = text("report.css");
        return output -> output.writeContent(text);
    }

    static Content script() {
        String text = text("report.js");
        return output -> output.writeContent(text);
    }

    /**
     * The Content-Security-Policy. It has the hash of the style sheet and, if the page has a script, the hash of the
     * script.
     */
    static String policy(boolean hasScript) {
        return "default-src 'none'; style-src '" + hash(text("report.css")) + "'; script-src "
                + (hasScript ? "'" + hash(text("report.js")) + "'" : "'none'")
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
            return "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.http.ServiceException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes and checks opaque page tokens. A token is signed, valid for one list only, and expires. */
final class PageTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SimulatedAccount account;
    private final SecretKeySpec key;

    PageTokens(SimulatedAccount account) {
        this.account = account;
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret); // so that tokens of other servers are invalid
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * Makes a token.
     *
     * @param list the operation with all its filters; the token is valid for this list only
     * @param position where the next page begins
     */
    String issue(String list, String position) {
        String content = account.clock().instant().toEpochMilli() + "\n" + position;
        return encode(content.getBytes(StandardCharsets.UTF_8)) + "." + encode(sign(list, content));
    }

    /**
     * Reads the position in a token.
     *
     * @throws ServiceException if the token is forged, expired or for another list
     */
    String redeem(String list, String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2) {
            throw Errors.invalid("Invalid nextToken.");
        }
        String content = new String(decode(parts[0]), StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sign(list, content), decode(parts[1]))) {
            throw Errors.invalid("Invalid nextToken.");
        }
        int end = content.indexOf('\n');
        Instant issued = Instant.ofEpochMilli(Long.parseLong(content.substring(0, end)));
        if (issued.plus(account.pageTokenLifetime()).isBefore(account.clock().instant())) {
            throw Errors.invalid("nextToken has expired.");
        }
        return content.substring(end + 1);
    }

    private byte[] sign(String list, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((list + "\n" + content).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Errors.invalid("Invalid nextToken.");
        }
    }
}

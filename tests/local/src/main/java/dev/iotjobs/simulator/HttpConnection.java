package dev.iotjobs.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection with one client. Supports the part of HTTP/1.1 that the SDKs and the AWS CLI use: consecutive requests,
 * and bodies with a length. Used by one thread.
 */
final class HttpConnection {

    // Not the JDK's own server: its answers have the time of the machine, not of the account

    private static final int LONGEST_LINE = 65_536;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private boolean last;

    HttpConnection(Socket socket) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream(), LONGEST_LINE);
    }

    /**
     * Reads the next request. Returns null if the client has closed the connection, or asked in its previous request to
     * end the connection.
     */
    Dispatcher.@Nullable Raw read() throws IOException {
        String start = last ? null : line();
        if (start == null) {
            return null;
        }
        String[] words = start.split(" ", -1);
        if (words.length != 3) {
            throw new ProtocolException("no request line: " + start);
        }
        Map<String, String> headers = headers();
        last = words[2].equals("HTTP/1.0")
                || headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        if (headers.containsKey("expect")) {
            out.write(CONTINUE);
            out.flush();
        }
        String[] target = words[1].split("\\?", 2);
        return new Dispatcher.Raw(words[0], target[0], target.length == 1 ? null : target[1], headers, body(headers));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        while (true) {
            String line = line();
            if (line == null) {
                throw new EOFException("a request ends within its headers");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("no header: " + line);
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String announced = headers.getOrDefault("content-length", "0");
        if (headers.containsKey("transfer-encoding") || !announced.matches("[0-9]{1,9}")) {
            throw new ProtocolException("a body without a length of at most nine digits");
        }
        int length = Integer.parseInt(announced);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("a request ends within its body");
        }
        return body;
    }

    /** Reads a line; null at the end of the stream. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("a line of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /**
     * Sends an answer.
     *
     * @param headers all headers except Content-Length
     * @param sent number of bytes of {@code body} to send; if this is not the whole body, the answer is incomplete
     */
    void write(int status, Map<String, String> headers, byte[] body, int sent) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body, 0, sent);
        out.flush();
    }
}

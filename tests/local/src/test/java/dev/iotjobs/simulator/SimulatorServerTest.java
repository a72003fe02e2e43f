package dev.iotjobs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.simulator.service.SimulatedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorServerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.987Z");
    private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String HEADERS = """
            Host: localhost
            Authorization: AWS4-HMAC-SHA256 Credential=AKIA/20260301/eu-west-1/sts/aws4_request, Signature=0
            Content-Type: application/x-www-form-urlencoded
            """;

    private SimulatorServer server;

    @BeforeEach
    void start() {
        SimulatedAccount account = new SimulatedAccount("123456789012", () -> NOW);
        server = SimulatorServer.start(0, account, SimulatedServices.of(account));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String request(String moreHeaders) {
        String head = "POST / HTTP/1.1\n" + HEADERS + "Content-Length: " + BODY.length() + "\n" + moreHeaders + "\n";
        return head.replace("\n", "\r\n") + BODY;
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.endpoint().getPort());
    }

    /** Sends a text, and returns everything that the server sends until it closes the connection. */
    private String answer(String sent) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void answer_hasTheAccountsTime() throws IOException {
        assertThat(answer(request("Connection: close\n")))
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT\r\n")
                .contains("<Account>123456789012</Account>");
    }

    @Test
    void connection_isKeptForTheNextRequest() throws IOException {
        assertThat(answer(request("") + request("Connection: close\n")))
                .containsSubsequence("HTTP/1.1 200", "HTTP/1.1 200");
        assertThat(server.log().calls("GetCallerIdentity")).isEqualTo(2);
    }

    @Test
    void expectation_isAnsweredBeforeTheBody() throws IOException {
        assertThat(answer(request("Expect: 100-continue\nConnection: close\n")))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no request\r\n\r\n",
                "GET / HTTP/1.1\r\nno header\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void connection_withWhatIsNoRequest_isClosed(String sent) throws IOException {
        assertThat(answer(sent)).isEmpty();
        assertThat(server.log().arrivals()).isZero();
    }

    @Test
    void start_onATakenPort_saysWhich() {
        int taken = server.endpoint().getPort();
        SimulatedAccount other = new SimulatedAccount("123456789012", () -> NOW);

        assertThatThrownBy(() -> SimulatorServer.start(taken, other, SimulatedServices.of(other)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + taken);
    }

    @Test
    void close_endsOpenConnectionsAndListensNoMore() throws IOException {
        try (Socket open = connect()) {
            open.getOutputStream().write(request("").getBytes(StandardCharsets.UTF_8));
            assertThat(open.getInputStream().read()).isEqualTo('H');

            server.close();

            assertThat(new String(open.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("TTP/1.1 200");
            assertThatThrownBy(() -> connect().close()).isInstanceOf(ConnectException.class);
        }
    }
}

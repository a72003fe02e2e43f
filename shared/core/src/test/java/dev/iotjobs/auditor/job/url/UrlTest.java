package dev.iotjobs.auditor.job.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {

    @Test
    void of_wholeUrl_keepsSchemeHostPathAndQuery() {
        assertThat(Url.of("HTTP://joe:pw@Files.Example.com:8080/a/b.bin?x=1&y=2#part"))
                .contains(new Url("http", "files.example.com", "/a/b.bin", "x=1&y=2"));
    }

    @Test
    void of_addresses_areHosts() {
        assertThat(Url.of("http://[::1]:80/x")).contains(new Url("http", "[::1]", "/x", ""));
        assertThat(Url.of("http://10.0.0.7")).contains(new Url("http", "10.0.0.7", "", ""));
    }

    @Test
    void of_userInformationWithAnAt_endsAtTheLast() {
        assertThat(Url.of("https://a@b@example.com/x")).contains(new Url("https", "example.com", "/x", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no url",
                "example.com/x",
                "https:",
                "https://",
                "https:///x",
                "https://:443/x",
                "https://[::1/x",
                "https://exa mple.com/x",
                "https://example.com/a b",
                "https://example.com:port/x",
                "7z://example.com",
                "https://{host}/x",
                " https://example.com"
            })
    void of_anythingElse_isNone(String text) {
        assertThat(Url.of(text)).isEmpty();
    }
}

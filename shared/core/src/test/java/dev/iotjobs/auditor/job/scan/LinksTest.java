package dev.iotjobs.auditor.job.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.job.scan.TextScan.Link;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private static final String S3 = "https://s3.eu-west-1.amazonaws.com/acme-fw/7.bin";

    private static final String PRESIGNED = S3 + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260301T120000Z"
            + "&X-Amz-Expires=3600&X-Amz-Signature=ab12";

    private static List<String> found(String key, String text) {
        return Links.in(new Leaf("here", List.of(key), text)).stream()
                .map(link -> link.transport() + " " + link.host())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/fw.bin,                   HTTP example.com",
        "HTTP://Example.COM/fw.bin,                   HTTP example.com",
        "curl -o x http://example.com/fw.bin && run,  HTTP example.com",
        "http://s3.eu-west-1.amazonaws.com/b/k,       HTTP s3.eu-west-1.amazonaws.com",
        "https://s3.eu-west-1.amazonaws.com/b/k,      UNSIGNED_S3 s3.eu-west-1.amazonaws.com",
        "https://b.s3.amazonaws.com/k?versionId=3,    UNSIGNED_S3 b.s3.amazonaws.com",
        "https://cdn.example.com/x?Signature=ab,      PRESIGNED cdn.example.com",
        "http://example.com.,                         HTTP example.com",
    })
    void in_urlWithoutProtection_isFound(String text, String expected) {
        assertThat(found("url", text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${aws:iot:s3-presigned-url:https://s3.eu-west-1.amazonaws.com/b/k}",
                "${aws:iot:s3-presigned-url-v2:https://s3.eu-west-1.amazonaws.com/b/k}",
                "s3://acme-fw/7.bin",
                "https://example.com/fw.bin",
                "https://example.com/fw.bin?sig=ab",
                "<a xmlns=\"http://example.com/ns\" xmlns:x = 'http://example.com/x'>x</a>",
                "https://b.s3-accelerate.amazonaws.com/k",
                "http://",
                "nothing"
            })
    void in_otherTexts_areSilent(String text) {
        assertThat(found("url", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$schema", "homepage", "documentation", "help", "license", "xmlns", "xmlns:x"})
    void in_namesOfSchemasAndPages_areSilent(String key) {
        assertThat(found(key, "http://example.com/x")).isEmpty();
        assertThat(Links.in(new Leaf("here", List.of(key, "url"), "http://example.com/x")))
                .isEmpty();
    }

    @Test
    void in_urlBesideAPlaceholder_isFound() {
        assertThat(found("url", "${aws:iot:s3-presigned-url:" + S3 + "} " + S3)).hasSize(1);
    }

    @Test
    void in_presignedUrl_saysWhenItEnds() {
        assertThat(Links.in(new Leaf("here", List.of("url"), PRESIGNED)))
                .extracting(Link::expiresAt)
                .containsExactly(Instant.parse("2026-03-01T13:00:00Z"));
        assertThat(Links.in(new Leaf("here", List.of("url"), "https://e.com/x?expires=1700000000&Signature=a")))
                .extracting(Link::expiresAt)
                .containsExactly(Instant.ofEpochSecond(1_700_000_000));
        assertThat(Links.in(new Leaf("here", List.of("url"), PRESIGNED.replace("https:", "http:"))))
                .extracting(Link::expiresAt)
                .containsExactly(Instant.parse("2026-03-01T13:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://e.com/x?Signature=a",
                "https://e.com/x?Signature=a&Expires=soon",
                "https://e.com/x?Signature=a&Expires=9223372036854775807",
                "https://e.com/x?X-Amz-Signature=a&X-Amz-Date=20261301T000000Z&X-Amz-Expires=60",
                "https://e.com/x?X-Amz-Signature=a&X-Amz-Date=20260301T000000Z&X-Amz-Expires=9223372036854775807",
                "https://e.com/x?X-Amz-Signature=a&Expires=1700000000"
            })
    void in_presignedUrlWithoutAnEnd_isFoundAllTheSame(String text) {
        assertThat(Links.in(new Leaf("here", List.of("url"), text)))
                .singleElement()
                .extracting(Link::expiresAt)
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http,    example.com,                  /fw.bin,  HTTP example.com",
        "http:,   example.com,                  fw.bin,   HTTP example.com",
        "http://, example.com,                  /fw.bin,  HTTP example.com",
        "https:,  s3.eu-west-1.amazonaws.com,   /b/fw,    UNSIGNED_S3 s3.eu-west-1.amazonaws.com",
        "http,    example.com,                  /fw,      ''",
        "http,    example.com,                  /x.html,  ''",
        "https,   example.com,                  /fw.bin,  ''",
        "s3,      acme-fw,                      /fw.bin,  ''",
        "mqtt,    example.com,                  /fw.bin,  ''",
        "http,    '',                           /fw.bin,  ''",
        "http,    example.com,                  '',       ''",
        "'',      example.com,                  /fw.bin,  ''",
    })
    void joined_piecesOfOneObject_areAUrl(String protocol, String host, String path, String expected) {
        for (String name : List.of("protocol", "scheme")) {
            assertThat(Links.joined("here", Map.of(name, protocol, "host", host, "path", path))
                            .map(link -> link.transport() + " " + link.host())
                            .orElse(""))
                    .isEqualTo(expected);
        }
    }

    @Test
    void joined_withoutAPath_isNone() {
        assertThat(Links.joined("here", Map.of("protocol", "http", "host", "example.com")))
                .isEmpty();
    }
}

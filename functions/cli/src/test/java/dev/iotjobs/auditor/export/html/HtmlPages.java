package dev.iotjobs.auditor.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.export.ReportData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes HTML reports, and extracts their text. */
final class HtmlPages {

    private HtmlPages() {}

    static String page(ReportData data) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            HtmlReport.write(data, InventedReport.INFO, out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of the page, without markup and scripts. */
    static String text(ReportData data) {
        return page(data)
                .replaceAll("(?s)<(script|style|template).*?</\\1>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    static JsonNode island(String page, String id) throws IOException {
        Matcher island = Pattern.compile("(?s)id=\"" + id + "\">(.*?)</script>").matcher(page);
        assertThat(island.find()).isTrue();
        return new JsonMapper().readTree(island.group(1));
    }
}

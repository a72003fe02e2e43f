package dev.iotjobs.auditor.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes the screenshot of the report for the documentation. docs/tests.md has the command. */
@EnabledIfSystemProperty(named = "report.picture", matches = ".+")
class ReportPictureTest {

    private static final int WIDTH = 1_250;
    private static final int HEIGHT = 1_100;

    /** Scales the picture to a width of 1,000 pixels. */
    private static final double SCALE = 0.8;

    private static final long MOST_BYTES = 200_000;

    @Test
    void picture_isSmall(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        try (OutputStream out = Files.newOutputStream(file)) {
            HtmlReport.write(InventedReport.busy(60), InventedReport.INFO, out);
        }
        Path picture = Path.of(System.getProperty("report.picture"));
        try (Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.chromium(playwright)) {
            Page page = browser.newPage(new NewPageOptions()
                    .setViewportSize(WIDTH, HEIGHT)
                    .setDeviceScaleFactor(SCALE)
                    .setColorScheme(ColorScheme.LIGHT));
            page.navigate(file.toUri().toString());
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        }

        assertThat(picture).isNotEmptyFile();
        assertThat(Files.size(picture)).isLessThan(MOST_BYTES);
    }
}

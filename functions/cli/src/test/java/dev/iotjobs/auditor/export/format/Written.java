package dev.iotjobs.auditor.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.export.SampleReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The text that a format writes for a report. */
final class Written {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Written() {}

    interface Writer {
        void write(ReportData report, ReportInfo info, OutputStream out) throws IOException;
    }

    /** @throws java.nio.charset.CharacterCodingException if the output is not UTF-8 */
    static String by(Writer writer, ReportData report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(report, SampleReport.INFO, out);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(out.toByteArray()))
                .toString();
    }

    static JsonNode json(Writer writer, ReportData report) throws IOException {
        return MAPPER.readTree(by(writer, report));
    }

    static Schema schema(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Written.class.getResourceAsStream(name), name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        }
    }

    static List<Error> problems(Schema schema, String document) {
        return schema.validate(
                document,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}

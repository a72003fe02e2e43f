package dev.iotjobs.simulator.service;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes JSON as the rest-json protocol requires. Null values are omitted, and times are seconds with a fraction. */
public final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /** Writes the members of an object. */
    interface Members {
        void write(Json json) throws IOException;
    }

    static byte[] object(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            new Json(out).member(members);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Writes an object as the value of a member or as an element of an array. */
    Json member(Members members) throws IOException {
        out.writeStartObject();
        members.write(this);
        out.writeEndObject();
        return this;
    }

    Json object(String name, Members members) throws IOException {
        out.writeFieldName(name);
        return member(members);
    }

    <T> Json array(String name, List<T> elements, Element<T> element) throws IOException {
        out.writeArrayFieldStart(name);
        for (T each : elements) {
            member(json -> element.write(json, each));
        }
        out.writeEndArray();
        return this;
    }

    /** Writes the members of one element of a JSON array. */
    interface Element<T> {
        void write(Json json, T element) throws IOException;
    }

    /** Writes a value that Jackson can convert. A null value is omitted. */
    Json put(String name, @Nullable Object value) throws IOException {
        if (value instanceof Instant time) {
            out.writeNumberField(name, BigDecimal.valueOf(time.toEpochMilli(), 3));
        } else if (value != null) {
            out.writePOJOField(name, value);
        }
        return this;
    }
}

package dev.iotjobs.auditor.export.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The file of a saved audit document. Each call of {@link #findings} reads the file again, finding by finding. */
final class SavedAudit {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String FINDINGS = "findings";

    /** The fields of an audit document that are read besides its findings. */
    private static final Set<String> HEAD = Set.of(
            "schemaVersion",
            "runId",
            "partition",
            "accountId",
            "accountName",
            "startedAt",
            "regions",
            "notEvaluated",
            "quotas",
            "exemptions");

    private final Path file;
    private final SavedHead head;

    private SavedAudit(Path file, SavedHead head) {
        this.file = file;
        this.head = head;
    }

    /**
     * Reads the fields of a saved audit that a report needs, except the findings.
     *
     * @throws BadDocumentException if the file is not a saved audit
     * @throws IOException if the file cannot be read
     */
    static SavedAudit open(Path file) throws IOException {
        checkFile(file);
        try (JsonParser json = MAPPER.createParser(file.toFile())) {
            return new SavedAudit(file, SavedHead.of(new JsonFields(wholeHead(json, Files.size(file)), "")));
        }
    }

    private static void checkFile(Path file) throws IOException {
        if (file.toString().isEmpty()) {
            throw new BadDocumentException("is not a file name");
        }
        if (Files.isDirectory(file)) {
            throw new BadDocumentException("is a directory");
        }
        if (!Files.exists(file)) {
            throw new BadDocumentException("does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadDocumentException(
                    "must be a regular file, because it is read more than once: save the" + " document first");
        }
        if (Files.size(file) == 0) {
            throw new BadDocumentException("is empty");
        }
    }

    private static JsonNode wholeHead(JsonParser json, long bytes) throws IOException {
        try {
            return head(json);
        } catch (JsonProcessingException e) {
            boolean isAtItsEnd = json.currentLocation().getByteOffset() >= bytes;
            throw isAtItsEnd
                    ? new BadDocumentException("is not complete: it ends in the middle of the JSON document")
                    : bad(e);
        }
    }

    private static JsonNode head(JsonParser json) throws IOException {
        ObjectNode head = MAPPER.createObjectNode();
        boolean hasFindings = false;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new BadDocumentException(
                    "was not written by 'audit run --output json': the document is not an object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (HEAD.contains(name)) {
                head.set(name, MAPPER.readTree(json));
            } else {
                hasFindings |= name.equals(FINDINGS) && value == JsonToken.START_ARRAY;
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new BadDocumentException("has text after the end of the document");
        }
        if (head.path("schemaVersion").asInt() <= 1) {
            checkKind(head, hasFindings);
        }
        return head;
    }

    /**
     * Refuses a file that is not the result of one audit, such as a report or a list of stored findings.
     *
     * @param hasFindings whether the file has a list of findings
     */
    private static void checkKind(JsonNode head, boolean hasFindings) {
        if (!head.has("runId")) {
            throw new BadDocumentException("was not written by 'audit run --output json': runId is missing");
        }
        if (!hasFindings) {
            throw new BadDocumentException("findings is missing");
        }
    }

    private static BadDocumentException bad(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return new BadDocumentException("is not JSON" + where);
    }

    Path file() {
        return file;
    }

    SavedHead head() {
        return head;
    }

    /**
     * Reads the findings in the order of the saved audit. The caller closes the stream. The stream throws {@link
     * UncheckedIOException} if the file cannot be read. It throws {@link BadDocumentException} if the saved audit is
     * invalid.
     *
     * @throws IOException if the file cannot be opened
     */
    Stream<SavedFinding> findings() throws IOException {
        JsonParser json = MAPPER.createParser(file.toFile());
        Findings findings = new Findings(json);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(findings, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(findings::close);
    }

    private final class Findings implements Iterator<SavedFinding> {

        private final JsonParser json;
        private final Deque<SavedFinding> next = new ArrayDeque<>(1);
        private boolean isInside;
        private boolean isOver;
        private int read;

        Findings(JsonParser json) {
            this.json = json;
        }

        @Override
        public boolean hasNext() {
            if (next.isEmpty() && !isOver) {
                advance();
            }
            return !next.isEmpty();
        }

        @Override
        public SavedFinding next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return next.remove();
        }

        private void advance() {
            try {
                if (!isInside) {
                    skipToFindings();
                    isInside = true;
                }
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    JsonFields fields = new JsonFields(MAPPER.readTree(json), FINDINGS + "[" + read++ + "]");
                    next.add(SavedFinding.of(head, fields));
                } else if (json.currentToken() == JsonToken.END_ARRAY) {
                    isOver = true;
                } else {
                    throw new BadDocumentException(FINDINGS + "[" + read + "] is not an object");
                }
            } catch (JsonProcessingException e) {
                throw bad(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void skipToFindings() throws IOException {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isTheirs = json.currentName().equals(FINDINGS);
                json.nextToken();
                if (isTheirs) {
                    return;
                }
                json.skipChildren();
            }
        }

        void close() {
            try {
                json.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

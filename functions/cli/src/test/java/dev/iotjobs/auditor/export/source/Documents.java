package dev.iotjobs.auditor.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.ShownAudit;
import dev.iotjobs.auditor.state.SubjectIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes saved documents of audits. */
public final class Documents {

    public static final String ACCOUNT = "123456789012";
    public static final String OTHER_ACCOUNT = "210987654321";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Documents() {}

    public static String of(ShownAudit audit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditJson.write(audit, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The document of this audit, changed to another account. */
    public static String ofOtherAccount(ShownAudit audit) throws IOException {
        return changed(of(audit).replace(ACCOUNT, OTHER_ACCOUNT), document -> {
            for (JsonNode finding : document.path("findings")) {
                AccountRegion place = new AccountRegion(
                        "aws", OTHER_ACCOUNT, finding.path("region").textValue());
                FindingKey key = new FindingKey(
                        place,
                        SubjectIds.subject(place, finding.path("subject").textValue()),
                        finding.path("ruleId").textValue());
                ((ObjectNode) finding).put("findingId", key.id());
            }
        });
    }

    static String changed(String document, Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) MAPPER.readTree(document);
        change.accept(tree);
        return MAPPER.writeValueAsString(tree);
    }

    public static Path save(Path folder, String name, String document) throws IOException {
        return Files.writeString(folder.resolve(name), document);
    }

    /** The problems that {@link SavedAudits} reports for these files; empty if there are none. */
    static List<String> problems(Path... files) {
        try {
            SavedAudits.read(List.of(files), _ -> {});
            return List.of();
        } catch (SavedAuditsException e) {
            return e.problems();
        }
    }

    static List<String> notes(Path... files) {
        List<String> notes = new ArrayList<>();
        SavedAudits.read(List.of(files), notes::add);
        return notes;
    }
}

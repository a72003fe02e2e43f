package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the part of the policy's JSON Schema that describes the value of a setting. */
final class SettingSchema {

    private static final String TYPE = "type";
    private static final String NUMBER = "number";
    private static final String LEAST = "minimum";
    private static final String MOST = "maximum";

    private static final String VISIBLE = "\\S";

    /** The schema of a text that has a visible character. */
    static final Map<String, Object> TEXT = text(VISIBLE);

    private SettingSchema() {}

    /** @param described whether to add a description with the bounds in words, and the default value if there is one */
    static <T> Map<String, Object> of(Setting<T> setting, boolean described) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (described) {
            schema.put(
                    "description",
                    setting.description() + " Value: " + setting.kind().bounds() + ".");
            Object standard = setting.kind().raw(setting.standard());
            if (standard != null) {
                schema.put("default", standard);
            }
        }
        schema.putAll(of(setting.kind()));
        return schema;
    }

    private static Map<String, Object> of(SettingKind<?> kind) {
        return switch (kind) {
            case SettingKind.Count(var least, var most, var _) -> schema("integer", least, most);
            case SettingKind.Decimal(var least, var most, var _) -> schema(NUMBER, plain(least), plain(most));
            case SettingKind.Time _ -> {
                Map<String, Object> schema = new LinkedHashMap<>();
                schema.put(TYPE, "string");
                schema.put("pattern", "^" + SettingKind.Time.PATTERN + "$");
                yield schema;
            }
            case SettingKind.Levels(var mostOpensAt) -> levels(mostOpensAt);
            case SettingKind.OneLevel(var most, var _) -> oneLevel(most);
            case SettingKind.Names(var _, var areTags) -> areTags ? tags() : texts();
            case SettingKind.OptionalGlob _ -> {
                Map<String, Object> schema = new LinkedHashMap<>();
                schema.put(TYPE, List.of("string", "null"));
                schema.put("maxLength", SettingKind.OptionalGlob.LONGEST);
                schema.put("pattern", VISIBLE);
                yield schema;
            }
            case SettingKind.Flag _ -> Map.of("$ref", "#/definitions/flag");
        };
    }

    private static Map<String, Object> levels(double mostOpensAt) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("opensAt", share(mostOpensAt));
        members.put("closesBelow", share(mostOpensAt));
        members.put("risesAt", share(100));
        members.put("fallsBelow", share(100));
        return object(members);
    }

    private static Map<String, Object> oneLevel(int most) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("opensAt", schema(NUMBER, 1, most));
        members.put("closesBelow", schema(NUMBER, 1, most));
        return object(members);
    }

    private static Map<String, Object> object(Map<String, Object> members) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "object");
        schema.put("additionalProperties", false);
        schema.put("properties", members);
        return schema;
    }

    private static Map<String, Object> share(double most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, NUMBER);
        schema.put(LEAST, 0);
        schema.put("not", Map.of("enum", List.of(0)));
        schema.put(MOST, plain(most));
        return schema;
    }

    private static Map<String, Object> schema(String type, Number least, Number most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, type);
        schema.put(LEAST, least);
        schema.put(MOST, most);
        return schema;
    }

    /** The number as an integer if it is whole. */
    private static Number plain(double value) {
        return value == Math.rint(value) ? (Number) Math.round(value) : (Number) value;
    }

    static Map<String, Object> texts() {
        return list(Map.of("$ref", "#/definitions/text"));
    }

    private static Map<String, Object> tags() {
        return list(text("^[^=]+="));
    }

    private static Map<String, Object> list(Map<String, Object> entries) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "array");
        schema.put("maxItems", Node.LONGEST);
        schema.put("items", entries);
        return schema;
    }

    private static Map<String, Object> text(String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "string");
        schema.put("maxLength", Node.LONGEST);
        schema.put("pattern", pattern);
        return schema;
    }
}

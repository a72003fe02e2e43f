package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.policy.document.Located.Decimal;
import dev.iotjobs.auditor.policy.document.Located.Mapping;
import dev.iotjobs.auditor.policy.document.Located.Sequence;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingKind;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.List;
import java.util.Map;

/** Reads values of settings. A problem in one part of a value is reported at the line and column of this part. */
record SettingReader(Problems problems) {

    /**
     * Returns {@code values} with the value of one setting added. If that value is invalid, reports the problem and
     * returns {@code values} unchanged.
     *
     * @param before if the policy document leaves out a member of the setting, the member gets its value from here
     */
    <T> SettingValues read(SettingValues values, Setting<T> setting, Node node, SettingValues before) {
        boolean isSound = switch (setting.kind()) {
            case SettingKind.Levels _, SettingKind.OneLevel _ -> areNumbers(node, memberNames(setting));
            case SettingKind.Names _ -> areTexts(node);
            default -> true;
        };
        if (!isSound) {
            return values;
        }
        try {
            return values.with(setting, setting.kind().read(node.value().raw(), before.get(setting)));
        } catch (IllegalArgumentException e) {
            problems.error(node, String.valueOf(e.getMessage()));
            return values;
        }
    }

    /** The names of the members of a setting whose value is a mapping. */
    private static <T> List<String> memberNames(Setting<T> setting) {
        return setting.kind().raw(setting.standard()) instanceof Map<?, ?> members
                ? members.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    private boolean areNumbers(Node node, List<String> names) {
        if (!(node.value() instanceof Mapping mapping)) {
            return true; // SettingKind.read reports the wrong type
        }
        Map<String, Node> members = Members.of(node, "member", names, problems).all();
        boolean sound = members.size() == mapping.entries().size();
        for (Node member : members.values()) {
            if (!(member.value() instanceof Decimal)) {
                problems.error(member, "must be a number, got " + member.value().shown());
                sound = false;
            }
        }
        return sound;
    }

    private boolean areTexts(Node node) {
        if (!(node.value() instanceof Sequence list)) {
            return true;
        }
        List<Node> nodes = node.entries(problems);
        long texts =
                nodes.stream().filter(entry -> entry.text(problems).isPresent()).count();
        return texts == list.entries().size();
    }
}

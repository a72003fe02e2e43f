package dev.iotjobs.auditor.setting;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of settings. A setting without a value has its default. */
public final class SettingValues {

    /** Default values only. */
    public static final SettingValues STANDARD = new SettingValues(Map.of());

    private final Map<Setting<?>, Object> values;

    private SettingValues(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        return value == null ? setting.standard() : (T) value;
    }

    /** Whether the setting has a value other than by default. */
    public boolean has(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** These values with one more. */
    public <T> SettingValues with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> more = new HashMap<>(values);
        more.put(setting, value);
        return new SettingValues(more);
    }

    /**
     * These values with one more, which is raw as {@link SettingKind} reads it.
     *
     * @throws IllegalArgumentException with the requirement and the value
     */
    public <T> SettingValues reading(Setting<T> setting, @Nullable Object raw) {
        return with(setting, setting.kind().read(raw, setting.standard()));
    }

    /** These values with the value that {@code others} have for a setting; unchanged if they have none. */
    public SettingValues withThat(Setting<?> setting, SettingValues others) {
        if (!others.has(setting)) {
            return this;
        }
        Map<Setting<?>, Object> more = new HashMap<>(values);
        more.put(setting, others.get(setting));
        return new SettingValues(more);
    }

    /** These values, overridden by {@code others}. */
    public SettingValues with(SettingValues others) {
        if (others.values.isEmpty()) {
            return this;
        }
        Map<Setting<?>, Object> more = new HashMap<>(values);
        more.putAll(others.values);
        return new SettingValues(more);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SettingValues others && values.equals(others.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}

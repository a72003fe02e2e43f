package dev.iotjobs.auditor.setting;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of settings; a setting without one has its standard value. */
public final class SettingValues {

    /** Standard values only. */
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

    /** Whether a value was given. */
    public boolean has(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** These and one value more. */
    public <T> SettingValues with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> more = new HashMap<>(values);
        more.put(setting, value);
        return new SettingValues(more);
    }

    /**
     * These and the value that a document states, raw as {@link SettingKind} takes it.
     *
     * @throws IllegalArgumentException saying what must be there, and what is
     */
    public <T> SettingValues reading(Setting<T> setting, @Nullable Object raw) {
        return with(setting, setting.kind().read(raw, setting.standard()));
    }

    /** These, and those of others, which go before. */
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

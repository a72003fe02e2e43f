package dev.iotjobs.auditor.setting;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of settings. A setting without a value has its default. */
public final class SettingValues {

    /** No values, so that every setting has its default. */
    public static final SettingValues STANDARD = new SettingValues(Map.of());

    private final Map<Setting<?>, Object> values;

    private SettingValues(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** The value of a setting; its default if these values have none. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        return value == null ? setting.standard() : (T) value;
    }

    /** Whether these values have a value for the setting. If not, the default of the setting applies. */
    public boolean has(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** A copy of these values with one value added or replaced. */
    public <T> SettingValues with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> more = new HashMap<>(values);
        more.put(setting, value);
        return new SettingValues(more);
    }

    /**
     * A copy of these values in which {@code setting} has the value read from {@code raw}.
     *
     * @param raw a value as in a YAML or JSON document; null for a key without a value
     * @throws IllegalArgumentException if the raw value is invalid; the message has the requirement and the value
     */
    public <T> SettingValues reading(Setting<T> setting, @Nullable Object raw) {
        return with(setting, setting.kind().read(raw, setting.standard()));
    }

    /**
     * A copy of these values in which one setting has its value from {@code others}. Unchanged if {@code others} has no
     * value for this setting.
     */
    public SettingValues withThat(Setting<?> setting, SettingValues others) {
        if (!others.has(setting)) {
            return this;
        }
        Map<Setting<?>, Object> more = new HashMap<>(values);
        more.put(setting, others.get(setting));
        return new SettingValues(more);
    }

    /** A copy of these values in which the values of {@code others} take precedence. */
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

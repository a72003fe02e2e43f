package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.http.ServiceException;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the constraints of the API's model. Error messages have the same text as those of AWS. A value that was not
 * sent (null) is valid, unless it is required.
 */
final class Constraints {

    private Constraints() {}

    static void range(String name, @Nullable Number value, double least, double most) {
        if (value != null && value.doubleValue() < least) {
            throw broken(name, value, "Member must have value greater than or equal to " + plain(least));
        }
        if (value != null && value.doubleValue() > most) {
            throw broken(name, value, "Member must have value less than or equal to " + plain(most));
        }
    }

    static void length(String name, @Nullable String value, int least, int most) {
        if (value != null && value.length() < least) {
            throw broken(name, value, "Member must have length greater than or equal to " + least);
        }
        if (value != null && value.length() > most) {
            throw broken(name, value, "Member must have length less than or equal to " + most);
        }
    }

    static void size(String name, @Nullable Collection<?> value, int least, int most) {
        if (value != null && value.size() < least) {
            throw broken(name, value, "Member must have length greater than or equal to " + least);
        }
        if (value != null && value.size() > most) {
            throw broken(name, value, "Member must have length less than or equal to " + most);
        }
    }

    static void pattern(String name, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw broken(name, value, "Member must satisfy regular expression pattern: " + pattern);
        }
    }

    static void oneOf(String name, @Nullable String value, String... allowed) {
        if (value != null && !Arrays.asList(allowed).contains(value)) {
            throw broken(name, value, "Member must satisfy enum value set: " + Arrays.toString(allowed));
        }
    }

    static <E extends Enum<E>> @Nullable E enumValue(String name, @Nullable String value, Class<E> type) {
        if (value == null) {
            return null;
        }
        oneOf(
                name,
                value,
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new));
        return Enum.valueOf(type, value);
    }

    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw broken(name, "null", "Member must not be null");
        }
        return value;
    }

    static boolean flag(String name, @Nullable String value) {
        oneOf(name, value, "true", "false");
        return "true".equals(value);
    }

    static int integer(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw broken(name, value, "Member must be an integer");
        }
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    private static ServiceException broken(String name, Object value, String constraint) {
        return Errors.invalid("1 validation error detected: Value '" + value + "' at '" + name
                + "' failed to satisfy constraint: " + constraint);
    }
}

package dev.iotjobs.auditor.aws.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The location of a policy, as a setting or an option names it. */
public sealed interface PolicyLocation {

    String SSM = "ssm:";
    String APPCONFIG = "appconfig:";

    /** The location as text. */
    String text();

    /** A file on this machine. */
    record File(String path) implements PolicyLocation {

        @Override
        public String text() {
            return path;
        }
    }

    /**
     * A parameter of Systems Manager Parameter Store.
     *
     * @param name name or ARN of the parameter; {@code :VERSION} or {@code :LABEL} at its end selects a version
     */
    record Parameter(String name) implements PolicyLocation {

        private static final int LONGEST_NAME = 1_011;
        private static final Pattern SHAPE =
                Pattern.compile("(?:arn:aws[a-z-]*:ssm:(?<region>[a-z0-9-]+):[0-9]{12}:parameter/)?"
                        + "(?<name>[a-zA-Z0-9_./-]+)(?::[a-zA-Z0-9_.-]{1,100})?");

        private static Parameter parse(String name) {
            Matcher matcher = SHAPE.matcher(name);
            if (!matcher.matches() || matcher.group("name").length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "must be ssm:NAME or ssm:ARN of a parameter, whose name has 1 to 1,011"
                                + " letters, digits, '_', '.', '-' or '/', got '" + SSM + name + "'");
            }
            String region = matcher.group("region");
            if (region != null && !SettingsRules.isRegion(region)) {
                throw new IllegalArgumentException("unknown Region '" + region + "', got '" + SSM + name + "'");
            }
            return new Parameter(name);
        }

        /** The Region in the parameter's ARN. Empty if the parameter is given by name. */
        public Optional<String> region() {
            Matcher matcher = SHAPE.matcher(name);
            return matcher.matches() ? Optional.ofNullable(matcher.group("region")) : Optional.empty();
        }

        @Override
        public String text() {
            return SSM + name;
        }
    }

    /**
     * The deployed configuration of an AppConfig profile.
     *
     * @param application ID or name
     * @param environment ID or name
     * @param profile ID or name
     */
    record Configuration(String application, String environment, String profile) implements PolicyLocation {

        private static final Pattern SHAPE = Pattern.compile(
                "([^\\s/\\p{Cntrl}]{1,128})/([^\\s/\\p{Cntrl}]{1,128})" + "/([^\\s/\\p{Cntrl}]{1,128})");

        private static Configuration parse(String names) {
            Matcher matcher = SHAPE.matcher(names);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "must be appconfig:APPLICATION/ENVIRONMENT/PROFILE, each an ID or a name"
                                + " of 1 to 128 characters without spaces, got '" + APPCONFIG + names + "'");
            }
            return new Configuration(matcher.group(1), matcher.group(2), matcher.group(3));
        }

        @Override
        public String text() {
            return APPCONFIG + application + "/" + environment + "/" + profile;
        }
    }

    /**
     * Parses a location: {@code ssm:NAME} or {@code appconfig:APPLICATION/ENVIRONMENT/PROFILE}. Any other text is the
     * path of a file.
     *
     * @throws IllegalArgumentException if the text after {@code ssm:} or {@code appconfig:} is invalid; the message
     *     says what is required
     */
    static PolicyLocation parse(String text) {
        if (text.startsWith(SSM)) {
            return Parameter.parse(text.substring(SSM.length()));
        }
        if (text.startsWith(APPCONFIG)) {
            return Configuration.parse(text.substring(APPCONFIG.length()));
        }
        return new File(text);
    }
}

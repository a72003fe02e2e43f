package dev.iotjobs.auditor.aws.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** The profile of the AWS CLI that this process uses. */
public final class AwsProfile {

    private AwsProfile() {}

    public static boolean isNamed() {
        return System.getProperty(ProfileFileSystemSetting.AWS_PROFILE.property()) != null
                || System.getenv(ProfileFileSystemSetting.AWS_PROFILE.environmentVariable()) != null;
    }

    public static String name() {
        return ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow().strip();
    }

    /** The profile. Empty if the AWS CLI's files do not contain it. */
    public static Optional<Profile> current() {
        return ProfileFile.defaultProfileFile().profile(name());
    }

    /**
     * The problems of the AWS CLI's files, such as a syntax error or a missing profile. Empty if there is no problem.
     * The problems contain no text from the files.
     */
    static List<String> problems() {
        Path config = ProfileFileLocation.configurationFilePath();
        Path credentials = ProfileFileLocation.credentialsFilePath();
        List<String> problems = new ArrayList<>();
        check("AWS_CONFIG_FILE", config, ProfileFile.Type.CONFIGURATION).ifPresent(problems::add);
        check("AWS_SHARED_CREDENTIALS_FILE", credentials, ProfileFile.Type.CREDENTIALS)
                .ifPresent(problems::add);
        if (problems.isEmpty() && isNamed() && current().isEmpty()) {
            problems.add("AWS_PROFILE: no such profile in " + config + " or " + credentials + ", got '" + name() + "'");
        }
        return problems;
    }

    private static Optional<String> check(String variable, Path file, ProfileFile.Type type) {
        if (!file.toFile().exists()) {
            return Optional.empty();
        }
        try {
            ProfileFile.builder().content(file).type(type).build();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(variable + ": " + e.getMessage() + ", got '" + file + "'");
        }
    }
}

package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.error.ErrorCodes;
import dev.iotjobs.auditor.aws.settings.AwsProfile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;
import software.amazon.awssdk.utils.SystemSetting;

/**
 * The source of credentials: the first one that is set up, in the SDK's order. Unlike in the SDK's own chain, a source
 * that is set up and fails ends the search, because the next source may belong to another account, and the reason would
 * be lost.
 */
final class Credentials {

    /** Settings that show that a profile provides credentials. A profile with only a Region has none of them. */
    private static final Set<String> OF_CREDENTIALS = Set.of(
            ProfileProperty.AWS_ACCESS_KEY_ID,
            ProfileProperty.ROLE_ARN,
            ProfileProperty.CREDENTIAL_PROCESS,
            "sso_session",
            ProfileProperty.SSO_START_URL,
            ProfileProperty.SSO_ACCOUNT_ID,
            ProfileProperty.LOGIN_SESSION);

    private static final String SSO_TOKENS = Path.of("sso", "cache").toString();

    private final @Nullable String source;
    private final AwsCredentialsProvider provider;

    private Credentials(@Nullable String source, AwsCredentialsProvider provider) {
        this.source = source;
        this.provider = provider;
    }

    private record Source(String name, boolean isSetUp, Supplier<AwsCredentialsProvider> provider) {}

    /**
     * Chooses the source. Makes no call.
     *
     * @throws ConnectionException if it cannot be used
     */
    static Credentials find() {
        Source chosen = sources().filter(Source::isSetUp).findFirst().orElse(null);
        if (chosen == null) {
            return new Credentials(null, InstanceProfileCredentialsProvider.create());
        }
        try {
            return new Credentials(chosen.name(), chosen.provider().get());
        } catch (RuntimeException e) {
            throw none(chosen.name(), e);
        }
    }

    private static Stream<Source> sources() {
        return Stream.of(
                ofSetting(SdkSystemSetting.AWS_ACCESS_KEY_ID, Credentials::keys),
                ofSetting(
                        SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE, WebIdentityTokenFileCredentialsProvider::create),
                new Source(
                        "profile '" + AwsProfile.name() + "'",
                        isProfileSetUp(),
                        () -> ProfileCredentialsProvider.create(AwsProfile.name())),
                ofSetting(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, Credentials::container),
                ofSetting(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI, Credentials::container));
    }

    private static Source ofSetting(SdkSystemSetting setting, Supplier<AwsCredentialsProvider> provider) {
        return new Source(setting.environmentVariable(), isSet(setting), provider);
    }

    private static boolean isSet(SystemSetting setting) {
        return setting.getStringValue().filter(value -> !value.isBlank()).isPresent();
    }

    private static AwsCredentialsProvider keys() {
        boolean isProperty = System.getProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property()) != null;
        return isProperty
                ? SystemPropertyCredentialsProvider.create()
                : EnvironmentVariableCredentialsProvider.create();
    }

    private static AwsCredentialsProvider container() {
        return ContainerCredentialsProvider.create();
    }

    private static boolean isProfileSetUp() {
        return AwsProfile.isNamed()
                || AwsProfile.current()
                        .map(Profile::properties)
                        .filter(properties -> properties.keySet().stream().anyMatch(OF_CREDENTIALS::contains))
                        .isPresent();
    }

    /** A provider that always returns currently valid credentials. */
    AwsCredentialsProvider provider() {
        return provider;
    }

    /**
     * Resolves the credentials once. The SDK may make a network call.
     *
     * @throws ConnectionException if there are none, with the SDK's reason
     */
    void require() {
        try {
            provider.resolveCredentials();
        } catch (RuntimeException e) {
            throw none(source, e);
        }
    }

    private static ConnectionException none(@Nullable String source, RuntimeException e) {
        return new ConnectionException(
                source == null
                        ? "no AWS credentials found. Run 'aws sso login' or set AWS_PROFILE."
                        : "no credentials from " + source + ": " + reason(e),
                e);
    }

    /** The SDK's message, without its lists of other profiles, and with the reason if only the cause has it. */
    private static String reason(RuntimeException e) {
        if (e.getCause() instanceof NoSuchFileException missing) {
            String file = String.valueOf(missing.getMessage());
            return "no such file: " + file + (file.contains(SSO_TOKENS) ? ". Run 'aws sso login'." : "");
        }
        String said = e instanceof SdkException sdk ? ErrorCodes.describe(sdk) : String.valueOf(e.getMessage());
        String reason = said.replaceFirst(": ProfileFile\\(.*", "");
        String cause = reasonOfCause(e.getCause());
        return cause.isEmpty() || reason.contains(cause) ? reason : reason + " " + cause;
    }

    /** The message of the cause, unless a parser wrote it, whose messages may contain a part of the credentials. */
    private static String reasonOfCause(@Nullable Throwable cause) {
        boolean isParsers = cause instanceof JsonProcessingException;
        boolean isExplained = cause instanceof IOException || cause instanceof IllegalStateException;
        return cause == null || isParsers || !isExplained ? "" : String.valueOf(cause.getMessage());
    }
}

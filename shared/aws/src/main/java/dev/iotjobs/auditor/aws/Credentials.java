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
 * The source of AWS credentials: the first source that is set up, in the SDK's order. If this source fails, no other
 * source is tried.
 */
final class Credentials {

    /** Profile properties that provide credentials. A profile that sets only a Region has none of these properties. */
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
     * Chooses the source of the credentials. Makes no call.
     *
     * @throws ConnectionException if the chosen source cannot be used
     */
    static Credentials find() {
        // The SDK's own chain hides why a source fails, and tries the next one, which may belong to another account.
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

    /** The provider of the credentials. It renews expired credentials if their source can do so. */
    AwsCredentialsProvider provider() {
        return provider;
    }

    /**
     * Resolves the credentials once. The SDK may make a network call.
     *
     * @throws ConnectionException if the source has no credentials; the message contains the SDK's reason
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

    /**
     * Why the credentials cannot be used, from the messages of the exception and its cause. Leaves out the SDK's lists
     * of profiles.
     */
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

    /** The message of {@code cause} if it may explain the failure to a user; otherwise empty. */
    private static String reasonOfCause(@Nullable Throwable cause) {
        // A parser's message may contain a part of the credentials
        boolean isParsers = cause instanceof JsonProcessingException;
        boolean isExplained = cause instanceof IOException || cause instanceof IllegalStateException;
        return cause == null || isParsers || !isExplained ? "" : String.valueOf(cause.getMessage());
    }
}

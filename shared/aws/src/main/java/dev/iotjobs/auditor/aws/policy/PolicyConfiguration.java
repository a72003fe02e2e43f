package dev.iotjobs.auditor.aws.policy;

import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.policy.document.PolicySource;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.appconfigdata.model.BadRequestException;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationRequest;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;
import software.amazon.awssdk.services.appconfigdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfigdata.model.StartConfigurationSessionRequest;
import software.amazon.awssdk.services.appconfigdata.model.StartConfigurationSessionResponse;
import software.amazon.lambda.powertools.parameters.appconfig.AppConfigProvider;
import software.amazon.lambda.powertools.parameters.cache.CacheManager;

/** Reads a policy from AppConfig. Each read calls the service. Safe for use by several threads. */
public final class PolicyConfiguration implements PolicySource {

    private static final String SERVICE = "AppConfig";

    private final PolicyLocation.Configuration location;
    private final AppConfigDataClient client;
    private @Nullable Session session;

    /** @param client client for the Region of the configuration; its time-outs limit each call of a read */
    public PolicyConfiguration(PolicyLocation.Configuration location, AppConfigDataClient client) {
        this.location = location;
        this.client = client;
    }

    @Override
    public String name() {
        return location.text();
    }

    @Override
    public synchronized Answer read() {
        // Reads share a session to save money: AppConfig charges for each configuration that it sends, and sends an
        // unchanged configuration only once in a session
        Session kept = session;
        session = null; // set again after an answer: an error may have used up the session's token
        return kept == null ? read(new Session(), false) : read(kept, true);
    }

    private Answer read(Session asked, boolean wasKept) {
        try {
            String text = asked.text();
            session = text == null ? null : asked;
            return document(text, asked.heard.versionLabel);
        } catch (BadRequestException e) {
            // The session may be too old: its token is valid for one day
            return wasKept ? read(new Session(), false) : refusal(asked, e);
        } catch (ResourceNotFoundException e) {
            String region = client.serviceClientConfiguration().region().id();
            return new Answer.Unreadable(
                    SERVICE + " in " + region
                            + " does not find the policy's application, environment or profile; check their"
                            + " names and the Region",
                    "");
        } catch (SdkException e) {
            return refusal(asked, e);
        } catch (UncheckedIOException _) {
            return new Answer.Unreadable("the configuration is not UTF-8: save it as UTF-8", "");
        }
    }

    private static Answer refusal(Session asked, SdkException e) {
        return Refusal.of(SERVICE, asked.heard.action, e);
    }

    private static Answer document(@Nullable String text, String versionLabel) {
        if (text == null) {
            return new Answer.Unreadable("the configuration is empty, or none is deployed", "");
        }
        return PolicyFormat.isTooLarge(text)
                ? new Answer.Unreadable("the configuration " + PolicyFormat.TOO_LARGE, "")
                : new Answer.Document(text, versionLabel, null);
    }

    /** An AppConfig session. The provider from Powertools keeps the session's tokens and the last configuration. */
    private final class Session {

        private final Listening heard = new Listening(client);
        private final AppConfigProvider provider;

        private Session() {
            CacheManager fresh = new CacheManager();
            fresh.setDefaultExpirationTime(Duration.ZERO);
            provider = AppConfigProvider.builder()
                    .withClient(heard)
                    .withCacheManager(fresh)
                    .withApplication(location.application())
                    .withEnvironment(location.environment())
                    .build();
        }

        /** The deployed configuration; null if it is empty. */
        private @Nullable String text() {
            return provider.get(location.profile());
        }
    }

    /**
     * Passes each call on to the client. Keeps what Powertools does not return: the version label of the configuration,
     * and the IAM action of the last call.
     */
    private static final class Listening implements AppConfigDataClient {

        private final AppConfigDataClient client;
        private String versionLabel = "";
        private String action = "";

        private Listening(AppConfigDataClient client) {
            this.client = client;
        }

        @Override
        public StartConfigurationSessionResponse startConfigurationSession(StartConfigurationSessionRequest request) {
            action = "appconfig:StartConfigurationSession";
            return client.startConfigurationSession(request);
        }

        @Override
        public GetLatestConfigurationResponse getLatestConfiguration(GetLatestConfigurationRequest request) {
            action = "appconfig:GetLatestConfiguration";
            GetLatestConfigurationResponse response = client.getLatestConfiguration(request);
            boolean hasChanged =
                    response.configuration() != null && response.configuration().asByteArrayUnsafe().length > 0;
            if (hasChanged) {
                versionLabel = response.versionLabel() == null ? "" : response.versionLabel();
            }
            return response;
        }

        @Override
        public String serviceName() {
            return AppConfigDataClient.SERVICE_NAME;
        }

        /** Does nothing, because this object does not own the client. */
        @Override
        public void close() {}
    }
}

package io.qgateway.operator.account;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.qgateway.accounts.AccountReason;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.LoginStatus;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountStatus;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells about changes of accounts by Events, which may get lost. May be shared by all threads. */
public final class EventRecorder {

    private static final Logger log = LoggerFactory.getLogger(EventRecorder.class);
    private static final String COMPONENT = "qgateway-operator";
    private static final int LONGEST = 1024;

    private final KubernetesClient client;
    private final InstantSource clock;

    public EventRecorder(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Of an account that stands otherwise than before, or has another code to approve. */
    void transition(QAccount resource, QAccountStatus before, QAccountStatus now, Verdict verdict) {
        var reasonBefore = before.condition(Condition.READY).map(Condition::reason);
        boolean changed = !reasonBefore.equals(Optional.of(verdict.reason().wireName()));
        if (changed) {
            boolean expected =
                    verdict.ready()
                            || verdict.reason() == AccountReason.LOGIN_PENDING
                            || verdict.reason() == AccountReason.DISABLED;
            record(
                    resource,
                    expected ? "Normal" : "Warning",
                    verdict.reason().wireName(),
                    verdict.message());
        }
        boolean told = changed && verdict.reason() == AccountReason.LOGIN_PENDING;
        newCode(before, now)
                .filter(_ -> !told)
                .ifPresent(login ->
                        record(
                                resource,
                                "Normal",
                                AccountReason.LOGIN_PENDING.wireName(),
                                "Open %s and approve the code %s."
                                        .formatted(
                                                login.verificationURIComplete(),
                                                login.userCode())));
    }

    void warn(QAccount resource, String reason, String message) {
        record(resource, "Warning", reason, message);
    }

    private static Optional<LoginStatus> newCode(QAccountStatus before, QAccountStatus now) {
        var known = Optional.ofNullable(before.login()).map(LoginStatus::userCode);
        return Optional.ofNullable(now.login())
                .filter(login -> !known.equals(Optional.of(login.userCode())));
    }

    private void record(QAccount resource, String type, String reason, String message) {
        var time = Verdict.seconds(clock.instant());
        var metadata = resource.getMetadata();
        var event =
                new EventBuilder()
                        .withNewMetadata()
                        .withNamespace(metadata.getNamespace())
                        .withGenerateName(metadata.getName() + ".")
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withApiVersion(resource.getApiVersion())
                        .withKind(resource.getKind())
                        .withNamespace(metadata.getNamespace())
                        .withName(metadata.getName())
                        .withUid(metadata.getUid())
                        .endInvolvedObject()
                        .withType(type)
                        .withReason(reason)
                        .withMessage(shortened(message))
                        .withCount(1)
                        .withFirstTimestamp(time)
                        .withLastTimestamp(time)
                        .withNewSource()
                        .withComponent(COMPONENT)
                        .endSource()
                        .withReportingComponent(COMPONENT)
                        .build();
        try {
            client.v1().events().inNamespace(metadata.getNamespace()).resource(event).create();
        } catch (KubernetesClientException e) {
            log.debug("An Event of {} is lost", metadata.getName(), e);
        }
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
    }
}

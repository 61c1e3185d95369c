package io.qgateway.operator.qaccount;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** An account as somebody wants it, and what the operator has made of it. */
@Group(QAccount.GROUP)
@Version("v1alpha1")
@Plural("qaccounts")
@ShortNames({"qa", "qacc"})
public class QAccount extends CustomResource<QAccountSpec, QAccountStatus> implements Namespaced {

    static final String GROUP = "qgateway.io";

    /** Asks for a new login whenever its value changes. */
    public static final String LOGIN_ANNOTATION = GROUP + "/login";

    /** Asks for a new token whenever its value changes. */
    public static final String REFRESH_ANNOTATION = GROUP + "/refresh";

    /** Keeps a resource until the operator has cleaned up after it. */
    public static final String FINALIZER = GROUP + "/account";

    private static final long serialVersionUID = 1L;
}

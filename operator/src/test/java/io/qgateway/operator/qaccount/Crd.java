package io.qgateway.operator.qaccount;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The definition of the resource, as it is in the project's folder {@code crds}. */
public final class Crd {

    private static final Path FILE = Path.of("../crds/qaccounts.qgateway.io.yaml");

    private Crd() {}

    public static CustomResourceDefinition read() {
        try (var file = Files.newInputStream(FILE)) {
            return Serialization.unmarshal(file, CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

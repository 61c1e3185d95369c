package io.qgateway.charts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The chart and what Helm makes of it. */
final class Chart {

    static final Path DIRECTORY = Path.of("qgateway").toAbsolutePath();

    /** The least that makes a release. */
    static final String TRYING_OUT = "postgresql.enabled=true";

    private final Tool helm = Tool.helm();

    /** What is rendered of some values, each {@code path=value}. */
    Rendered with(String... values) {
        return new Rendered(Yaml.documents(template(values).orFail()));
    }

    /** Why some values are refused. */
    String refusal(String... values) {
        var outcome = template(values);
        if (outcome.code() == 0) {
            throw new AssertionError("It was not refused: " + List.of(values));
        }
        return outcome.output();
    }

    Rendered withFile(Path values) {
        var outcome =
                helm.run(
                        "template",
                        "demo",
                        path(),
                        "--namespace",
                        "ai",
                        "-f",
                        values.toString(),
                        "-a",
                        "postgresql.cnpg.io/v1");
        return new Rendered(Yaml.documents(outcome.orFail()));
    }

    static Rendered rendered(String manifest) {
        return new Rendered(Yaml.documents(manifest));
    }

    Tool.Outcome lint(Path values) {
        return helm.run("lint", "--strict", path(), "-f", values.toString());
    }

    private Tool.Outcome template(String... values) {
        var words = new ArrayList<>(List.of("template", "demo", path(), "--namespace", "ai"));
        Stream.of(values).forEach(value -> words.addAll(List.of("--set", value)));
        return helm.run("", words);
    }

    private static String path() {
        return DIRECTORY.toString();
    }

    /** Objects of a release. */
    record Rendered(List<Yaml> objects) {

        Yaml the(String kind, String name) {
            return all(kind)
                    .filter(object -> object.at("metadata.name").text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
        }

        Stream<Yaml> all(String kind) {
            return objects.stream().filter(object -> object.at("kind").text().equals(kind));
        }

        /** The gateways' Deployment. */
        Yaml gateway() {
            return gateway("demo-qgateway");
        }

        Yaml gateway(String name) {
            return the("Deployment", name);
        }

        /** The ServiceAccounts that are given any right. */
        Stream<String> bound() {
            return Stream.concat(all("RoleBinding"), all("ClusterRoleBinding"))
                    .flatMap(binding -> binding.at("subjects").items().stream())
                    .map(subject -> subject.at("name").text());
        }

        /** Everything that runs. */
        Stream<Yaml> pods() {
            return objects.stream()
                    .filter(object ->
                            object.at("spec.template.spec").isMap()
                                    || object.at("kind").text().equals("Pod"))
                    .map(object ->
                            object.at("kind").text().equals("Pod")
                                    ? object.at("spec")
                                    : object.at("spec.template.spec"));
        }
    }
}

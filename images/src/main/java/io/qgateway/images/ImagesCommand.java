package io.qgateway.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the images as tars, which {@code docker load}, {@code ctr images import} and registries'
 * clients take.
 */
public final class ImagesCommand {

    private ImagesCommand() {}

    /**
     * Takes the project's directory, the simulator's jars, where to write, the tag, and whether to
     * make a PostgreSQL, too.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("PROJECT SIMULATOR-JARS DIRECTORY TAG POSTGRES");
        }
        var project = Path.of(arguments[0]);
        var directory = Path.of(arguments[2]);
        var workshop = Workshop.open(directory.resolve("work"));
        for (var image : images(project, Path.of(arguments[1]), workshop)) {
            write(image, directory, arguments[3]);
        }
        if (Boolean.parseBoolean(arguments[4])) {
            write(workshop.postgres(), directory, "18");
        }
    }

    private static void write(Image image, Path directory, String tag) throws Exception {
        var written = image.write(directory, tag);
        System.out.printf(
                "%s  %s  %d MB%n",
                written.tar(), written.digest(), Files.size(written.tar()) >> 20);
    }

    private static List<Image> images(Path project, Path simulator, Workshop workshop)
            throws IOException, InterruptedException {
        var gateway = project.resolve("gateway/server/target/qgateway.jar");
        var operator = project.resolve("operator/target/qgateway-operator.jar");
        return List.of(
                workshop.gateway(gateway),
                workshop.operator(operator),
                workshop.simulator(simulator));
    }
}

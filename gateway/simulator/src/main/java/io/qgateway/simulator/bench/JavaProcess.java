package io.qgateway.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A server in a JVM of its own, and what it takes from the machine. */
public final class JavaProcess implements AutoCloseable {

    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Pattern KILOBYTES = Pattern.compile("(VmRSS|VmHWM):\\s+(\\d+) kB");

    private final Process process;
    private final Path log;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param directory where it works, and leaves its output as {@code output.log}
     */
    public static JavaProcess start(
            Path directory, Map<String, String> environment, List<String> options)
            throws IOException {
        var command = new ArrayList<>(List.of(BIN.resolve("java").toString()));
        command.addAll(options);
        var log = Files.createDirectories(directory).resolve("output.log");
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start(), log);
    }

    /** Options that end with a class path, followed by a main class. */
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<>(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** A port of the loopback that nobody listens on now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What it has written so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has written a text. */
    public void awaitOutput(String text) throws InterruptedException {
        await("'%s' in %s".formatted(text, log), () -> output().contains(text));
    }

    /** Waits until it accepts connections. */
    public void awaitPort(int port) throws InterruptedException {
        await("port %d of the process that writes %s".formatted(port, log), () -> accepts(port));
    }

    /**
     * Waits until it has ended.
     *
     * @throws IllegalStateException if it takes longer than the limit, or ends with an error
     */
    public void awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("It has not ended well; see " + log);
        }
    }

    /** Processor time used so far, by all its threads, in seconds. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** Resident memory now, in bytes. */
    public long residentBytes() {
        return kilobytes("VmRSS") << 10;
    }

    /** The most resident memory it ever had, in bytes. */
    public long residentPeakBytes() {
        return kilobytes("VmHWM") << 10;
    }

    /** Bytes of all reachable objects, after a full collection. */
    public long liveHeapBytes() throws IOException {
        var jcmd =
                new ProcessBuilder(
                                BIN.resolve("jcmd").toString(),
                                String.valueOf(process.pid()),
                                "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        var histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var total = histogram.substring(histogram.lastIndexOf("Total"));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        Await.until(
                START,
                what,
                () -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("It has ended; see " + log);
                    }
                    return condition.getAsBoolean();
                });
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private long kilobytes(String name) {
        try {
            var status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
            return KILOBYTES
                    .matcher(status)
                    .results()
                    .filter(line -> line.group(1).equals(name))
                    .mapToLong(line -> Long.parseLong(line.group(2)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base URL of a server on this machine. */
    public static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}

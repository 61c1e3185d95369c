package io.qgateway.commands;

import io.qgateway.settings.Settings;
import io.qgateway.settings.SettingsAtStart;
import io.qgateway.settings.SettingsReading.Complete;
import io.qgateway.settings.SettingsReading.Mistaken;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a command finds around itself: the settings are those of the gateway beside it. */
record Workplace(
        Path directory, Map<String, String> environment, Terminal terminal, InstantSource clock) {

    static Workplace ofTheProcess() {
        return new Workplace(
                Path.of(""), System.getenv(), Terminal.ofTheProcess(), InstantSource.system());
    }

    Settings settings() {
        return switch (SettingsAtStart.load(List.of(), environment, directory)) {
            case Complete(var settings) -> settings;
            case Mistaken(var mistakes) ->
                    throw CommandFailedException.wrongStart(
                            mistakes.stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining("\n")));
        };
    }
}

package io.qgateway.settings;

import io.qgateway.settings.SettingsReading.Complete;
import io.qgateway.settings.SettingsReading.Mistaken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings together what the settings are read from when the program starts: its arguments, the
 * environment and the {@code .env} file of the working directory, of which the environment wins.
 */
public final class SettingsAtStart {

    private static final String FILE = ".env";
    private static final String DEMO = "--demo";
    private static final int WRONG_SETTINGS = 2;

    private SettingsAtStart() {}

    /** Returns usable settings, or tells every mistake on standard error and ends the program. */
    public static Settings loadOrExit(String... arguments) {
        return switch (load(List.of(arguments), System.getenv(), Path.of(""))) {
            case Complete(var settings) -> settings;
            case Mistaken(var mistakes) -> {
                tell(mistakes);
                System.exit(WRONG_SETTINGS);
                throw new AssertionError("The program has ended");
            }
        };
    }

    /** Reads what the settings of a program with these arguments are. */
    public static SettingsReading load(
            List<String> arguments, Map<String, String> environment, Path directory) {
        var mistakes = new ArrayList<Mistake>();
        var variables = new HashMap<>(variablesOf(directory.resolve(FILE), mistakes));
        variables.putAll(environment);
        for (String argument : arguments) {
            if (argument.equals(DEMO)) {
                variables.put(Setting.QGATEWAY_DEMO.name(), "true");
            } else {
                mistakes.add(
                        new Mistake(
                                argument.split("=", 2)[0],
                                "unknown argument; there is only " + DEMO));
            }
        }
        return withMistakes(mistakes, Settings.read(variables));
    }

    private static Map<String, String> variablesOf(Path file, List<Mistake> mistakes) {
        try {
            var content = DotEnv.parse(Files.readString(file));
            for (int line : content.unreadableLines()) {
                mistakes.add(new Mistake(FILE + " line " + line, "must look like NAME=value"));
            }
            return content.variables();
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (CharacterCodingException e) {
            mistakes.add(new Mistake(FILE, "must be a text in UTF-8"));
        } catch (IOException e) {
            mistakes.add(new Mistake(FILE, "can't be read: " + e));
        }
        return Map.of();
    }

    private static SettingsReading withMistakes(List<Mistake> before, SettingsReading reading) {
        var all = new ArrayList<>(before);
        if (reading instanceof Mistaken(var mistakes)) {
            all.addAll(mistakes);
        }
        return all.isEmpty() ? reading : new Mistaken(all);
    }

    private static void tell(List<Mistake> mistakes) {
        mistakes.forEach(System.err::println);
        System.err.println(
                "qgateway was not started; docs/configuration.md explains every setting.");
    }
}

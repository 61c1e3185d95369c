package io.qgateway.commands;

import java.io.Console;
import java.util.Optional;

/** Whoever sits at the process's terminal. */
record ConsolePerson(Console console) implements Terminal.Person {

    static Optional<Terminal.Person> atTheKeyboard() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(ConsolePerson::new);
    }

    @Override
    public String answer(String question) {
        var answer = console.readLine("%s ", question);
        return answer == null ? "" : answer.strip();
    }

    @Override
    public String secretAnswer(String question) {
        var answer = console.readPassword("%s ", question);
        return answer == null ? "" : new String(answer);
    }
}

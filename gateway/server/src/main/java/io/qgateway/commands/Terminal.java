package io.qgateway.commands;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Where a command reads and writes. Results go to {@code out}, all else to {@code err}.
 *
 * @param person absent when nobody is there to be asked
 */
record Terminal(Reader in, PrintWriter out, PrintWriter err, Optional<Person> person) {

    /** Somebody at the keyboard. */
    interface Person {

        String answer(String question);

        String secretAnswer(String question);
    }

    static Terminal ofTheProcess() {
        return new Terminal(
                new InputStreamReader(System.in, UTF_8),
                writer(System.out),
                writer(System.err),
                ConsolePerson.atTheKeyboard());
    }

    /** Bare containers have no locale; what can be shown there is UTF-8 all the same. */
    private static PrintWriter writer(PrintStream stream) {
        Charset charset = stream.charset().equals(US_ASCII) ? UTF_8 : stream.charset();
        return new PrintWriter(stream, true, charset);
    }
}

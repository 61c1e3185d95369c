package io.qgateway.commands;

import io.qgateway.accounts.StartRefusedException;
import io.qgateway.accounts.transfer.NoAccountsException;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the commands of the jar. */
public final class Commands {

    /** What the gateway itself understands. */
    private static final String DEMO = "--demo";

    private static final String LOG_QUIETLY = "logback-commands.xml";
    private static final int FAILED = 1;
    private static final int WRONG_START = 2;

    private Commands() {}

    /** Whether these arguments are for a command, and not for the gateway. */
    public static boolean areMeantBy(String... arguments) {
        return arguments.length > 0 && !Arrays.equals(arguments, new String[] {DEMO});
    }

    /** Runs a command of this process and returns its exit code. */
    public static int run(String... arguments) {
        // Before anything logs: a command's results have standard output to themselves.
        System.setProperty("logback.configurationFile", LOG_QUIETLY);
        return run(Workplace.ofTheProcess(), arguments);
    }

    static int run(Workplace workplace, String... arguments) {
        var terminal = workplace.terminal();
        return new CommandLine(new QGateway(), new Factory(workplace))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, _) -> tell(mistake))
                .setExecutionExceptionHandler(
                        (failure, command, _) -> tell(failure, command.getErr()))
                .execute(arguments);
    }

    /** Says what is wrong, what was perhaps meant, and what there is. */
    private static int tell(ParameterException mistake) {
        var command = mistake.getCommandLine();
        var err = command.getErr();
        err.println(mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println();
        command.usage(err);
        return WRONG_START;
    }

    private static int tell(Exception failure, PrintWriter err) throws Exception {
        int exitCode =
                switch (failure) {
                    case CommandFailedException expected -> expected.exitCode();
                    case StartRefusedException _, NoAccountsException _ -> FAILED;
                    default -> throw failure;
                };
        err.println(failure.getMessage());
        return exitCode;
    }

    /** Gives commands that ask for it the workplace. */
    private record Factory(Workplace workplace) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (Arrays.equals(
                        constructor.getParameterTypes(), new Class<?>[] {Workplace.class})) {
                    return type.cast(constructor.newInstance(workplace));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}

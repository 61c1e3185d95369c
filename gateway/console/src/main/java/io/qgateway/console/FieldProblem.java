package io.qgateway.console;

/**
 * What is wrong with a field of a request, without its value.
 *
 * @param remedy what to send
 */
public record FieldProblem(String field, String problem, String remedy) {

    @Override
    public String toString() {
        return "%s %s: send %s".formatted(field, problem, remedy);
    }
}

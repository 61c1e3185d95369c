package io.qgateway.console;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Ends a request with a problem report (RFC 9457) that says what to do about it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail problem;
    private final transient HttpHeaders headers = new HttpHeaders();

    private Refusal(ProblemDetail problem) {
        super(problem.getDetail());
        this.problem = problem;
    }

    /**
     * @param detail what is wrong and what to do about it
     */
    public static Refusal of(HttpStatus status, String detail) {
        return new Refusal(ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** The request has unusable fields; the reply names each with what to send. */
    public static Refusal of(List<FieldProblem> errors) {
        var sentences = errors.stream().map(FieldProblem::toString).toList();
        return of(HttpStatus.UNPROCESSABLE_CONTENT, String.join("; ", sentences))
                .with(Map.of("errors", errors));
    }

    Refusal with(Map<String, Object> members) {
        members.forEach(problem::setProperty);
        return this;
    }

    Refusal withHeader(String name, String value) {
        headers.set(name, value);
        return this;
    }

    int status() {
        return problem.getStatus();
    }

    /** What is wrong and what to do about it. */
    String detail() {
        return String.valueOf(problem.getDetail());
    }

    HttpHeaders headers() {
        return headers;
    }

    ProblemDetail problem() {
        return problem;
    }
}

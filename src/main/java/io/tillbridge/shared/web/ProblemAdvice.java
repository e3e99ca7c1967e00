package io.tillbridge.shared.web;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Tone;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of the API into problem+json (RFC 9457) with a stable code and a sentence in the caller's language. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Texts texts;

    ProblemAdvice(Texts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onNo(BusinessRuleViolation no) {
        var problem = problem(status(no.kind()), no.code(), no.facts());
        problem.setProperty("tone", no.tone());
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    /** Values of ours that refuse what they are made of, a store code with a blank for example. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onBadValue(IllegalArgumentException bad) {
        return ResponseEntity.badRequest()
                .body(problem(HttpStatus.BAD_REQUEST, "REQUEST_INVALID", List.of(String.valueOf(bad.getMessage()))));
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        ConcurrencyFailureException.class
    })
    ResponseEntity<ProblemDetail> onOutage(Exception outage) {
        log.warn("The database does not answer: {}", outage.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "DATABASE_AWAY", List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onDefect(RuntimeException defect) {
        if (defect instanceof org.springframework.security.core.AuthenticationException
                || defect instanceof org.springframework.security.access.AccessDeniedException) {
            throw defect;
        }
        log.error("Unexpected failure", defect);
        return ResponseEntity.internalServerError()
                .body(problem(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", List.of()));
    }

    /** Well-formed, but a value is missing, blank or out of its bounds; says which. */
    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String fields = invalid.getFieldErrors().stream()
                .map(error -> error.getField() + " " + error.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining(", "));
        return ResponseEntity.unprocessableEntity()
                .headers(headers)
                .body(problem(HttpStatus.UNPROCESSABLE_ENTITY, "REQUEST_INVALID", List.of(fields)));
    }

    /** What Spring itself refuses: unreadable JSON, a wrong method, a missing parameter. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @org.jspecify.annotations.Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String code = status.value() == 404 ? "NOT_FOUND" : "REQUEST_INVALID";
        String detail = body instanceof ProblemDetail given ? String.valueOf(given.getDetail()) : "";
        return ResponseEntity.status(status).headers(headers).body(problem(status, code, List.of(detail)));
    }

    private ProblemDetail problem(HttpStatusCode status, String code, List<Object> facts) {
        var problem = ProblemDetail.forStatusAndDetail(status, texts.sentence(code, facts));
        problem.setTitle(code);
        problem.setProperty("code", code);
        problem.setProperty("tone", Tone.LOOK);
        String next = texts.next(code, facts);
        if (!next.isEmpty()) {
            problem.setProperty("next", next);
        }
        return problem;
    }

    private static HttpStatus status(BusinessRuleViolation.Kind kind) {
        return switch (kind) {
            case REFUSED -> HttpStatus.CONFLICT;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
        };
    }
}

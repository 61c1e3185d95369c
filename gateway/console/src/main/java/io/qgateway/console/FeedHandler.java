package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes many accounts at a time. One that can't be used spoils them all, as the seed has it, unless
 * {@code partial} asks for the others.
 */
final class FeedHandler implements AdminRoutes {

    private static final String FEED = "/v2/accounts/feed";
    private static final int LONGEST_BODY = 32 << 20;

    private final Feed feed;
    private final Json json;

    FeedHandler(Feed feed, Json json) {
        this.feed = feed;
        this.json = json;
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().POST(FEED, this::take).route(path(FEED), OtherMethods.than("POST")).build();
    }

    private ServerResponse take(ServerRequest request) throws IOException {
        var fields = json.fields(request, LONGEST_BODY);
        var accounts = fields.requiredArray("accounts");
        var partial = fields.flag("partial").orElse(false);
        var dryRun = fields.flag("dry_run").orElse(false);
        fields.check();
        var lines = new ArrayList<FeedLine>();
        accounts.forEach(account -> lines.add(FeedLine.of(lines.size(), account)));
        if (dryRun) {
            return json.answer(FeedJson.rehearsed(lines, fields.warnings()));
        }
        if (!partial) {
            requireAll(lines);
        }
        var ids = feed.take(lines.stream().map(FeedLine::draft).flatMap(Optional::stream).toList());
        return json.answer(FeedJson.taken(lines, ids, fields.warnings()));
    }

    private static void requireAll(List<FeedLine> lines) {
        var problems = lines.stream().flatMap(line -> line.problemsInPlace().stream()).toList();
        if (!problems.isEmpty()) {
            throw Refusal.of(problems);
        }
    }
}

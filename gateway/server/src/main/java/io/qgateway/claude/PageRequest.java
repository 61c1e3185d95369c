package io.qgateway.claude;

import io.qgateway.conversation.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a client wants to have.
 *
 * @param limit how many entries at most
 * @param after the entry before the part
 * @param before the entry behind the part; only one of the two is there
 */
record PageRequest(int limit, Optional<String> after, Optional<String> before) {

    private static final String LIMIT = "limit";
    private static final String AFTER = "after_id";
    private static final String BEFORE = "before_id";
    private static final int USUAL = 20;
    private static final int MOST = 1000;

    /** The one of these parameters, of which any may be absent. */
    static PageRequest of(
            @Nullable String limit, @Nullable String afterId, @Nullable String beforeId)
            throws InvalidRequestException {
        var after = text(afterId);
        var before = text(beforeId);
        if (after.isPresent() && before.isPresent()) {
            throw new InvalidRequestException(BEFORE, "not together with after_id");
        }
        return new PageRequest(limit(text(limit)), after, before);
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private static int limit(Optional<String> text) throws InvalidRequestException {
        if (text.isEmpty()) {
            return USUAL;
        }
        if (text.get().matches("\\d{1,4}")) {
            var limit = Integer.parseInt(text.get());
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw new InvalidRequestException(LIMIT, "a whole number from 1 to " + MOST);
    }

    /**
     * The part of this list.
     *
     * @throws InvalidRequestException when the entry that it begins or ends at is not in it
     */
    ModelPage page(List<Model> models) throws InvalidRequestException {
        if (before.isPresent()) {
            var end = index(before.get(), BEFORE, models);
            var start = Math.max(0, end - limit);
            return ModelPage.of(models.subList(start, end), start > 0);
        }
        var start = after.isPresent() ? index(after.get(), AFTER, models) + 1 : 0;
        var end = Math.min(start + limit, models.size());
        return ModelPage.of(models.subList(start, end), end < models.size());
    }

    private static int index(String id, String field, List<Model> models)
            throws InvalidRequestException {
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new InvalidRequestException(field, "there is no such model in the list");
    }
}

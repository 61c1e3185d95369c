package io.qgateway.simulator.chat;

import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Refusal;
import java.util.Optional;
import java.util.function.Predicate;

/** What the service asks of a request. It answers with the refusal of the first broken rule. */
enum RequestRule {
    BODY_SIZE(KnownRefusal.TOO_LONG, SizeRules::bodyFits),
    CONVERSATION_PRESENT(KnownRefusal.IMPROPER, HistoryRules::hasCurrentMessage),
    TRIGGER_TYPE(KnownRefusal.IMPROPER, HistoryRules::triggeredByAKnownType),
    ORIGIN(KnownRefusal.IMPROPER, HistoryRules::comesFromAKnownOrigin),
    CONVERSATION_ID(KnownRefusal.INVALID_CONVERSATION, HistoryRules::conversationIdFits),
    NO_MODEL_FIELDS(KnownRefusal.IMPROPER, HistoryRules::hasNoModelFields),
    HISTORY_ITEMS(KnownRefusal.IMPROPER, HistoryRules::itemsAreMessages),
    HISTORY_LENGTH(KnownRefusal.TOO_LONG, SizeRules::historyFits),
    HISTORY_STARTS_WITH_USER(KnownRefusal.IMPROPER, HistoryRules::startsWithUser),
    HISTORY_ALTERNATES(KnownRefusal.IMPROPER, HistoryRules::alternates),
    HISTORY_ENDS_WITH_ASSISTANT(KnownRefusal.IMPROPER, HistoryRules::endsWithAssistant),
    CONTENT_PRESENT(KnownRefusal.IMPROPER, HistoryRules::everyMessageHasContent),
    REASONING_NESTED(KnownRefusal.IMPROPER, HistoryRules::reasoningIsNested),
    WORKING_DIRECTORY(KnownRefusal.IMPROPER, SizeRules::workingDirectoryFits),
    TOOL_NAMES(KnownRefusal.IMPROPER, ToolRules::namesAreProper),
    TOOL_NAMES_UNIQUE(KnownRefusal.IMPROPER, ToolRules::namesAreUnique),
    TOOL_DESCRIPTIONS(KnownRefusal.IMPROPER, ToolRules::descriptionsFit),
    TOOL_SCHEMAS(KnownRefusal.TOOL_SCHEMA, ToolRules::schemasAreProper),
    TOOL_USES_OFFERED(KnownRefusal.IMPROPER, ToolRules::usedToolsAreOffered),
    TOOL_USE_IDS_UNIQUE(KnownRefusal.IMPROPER, ToolRules::useIdsAreUnique),
    TOOL_RESULTS_MATCH(KnownRefusal.TOOL_MISMATCH, ToolRules::resultsMatchUses),
    TOOL_RESULT_FORM(KnownRefusal.IMPROPER, ToolRules::resultsAreProper),
    IMAGE_COUNT(KnownRefusal.IMPROPER, ImageRules::fewEnough),
    IMAGE_FORMAT(KnownRefusal.IMPROPER, ImageRules::formatsAreKnown),
    IMAGE_SIZE(KnownRefusal.IMPROPER, ImageRules::smallEnough),
    IMAGE_BYTES(KnownRefusal.IMPROPER, ImageRules::bytesMatchFormats),
    MESSAGE_LENGTH(KnownRefusal.TOO_LONG, SizeRules::messagesFit),
    TOOL_RESULT_LENGTH(KnownRefusal.TOO_LONG, SizeRules::toolResultsFit),
    MODEL(KnownRefusal.INVALID_MODEL, Check.ofModel()),
    PROMPT_LENGTH(KnownRefusal.TOO_LONG, Check.ofWindow());

    /** Whether a request keeps a rule, with these models on offer. */
    private interface Check {

        boolean keeps(ChatRequest request, ModelCatalogue models);

        static Check ofModel() {
            return (request, models) ->
                    request.modelId().isEmpty() || models.has(request.modelId());
        }

        static Check ofWindow() {
            return (request, models) ->
                    SizeRules.promptFits(request, models.get(request.modelId()));
        }
    }

    private final Refusal refusal;
    private final Check check;

    RequestRule(KnownRefusal refusal, Predicate<ChatRequest> check) {
        this(refusal, (Check) (request, _) -> check.test(request));
    }

    RequestRule(KnownRefusal refusal, Check check) {
        this.refusal = refusal.refusal();
        this.check = check;
    }

    /** The rule that decides what the service answers; empty when the request keeps them all. */
    static Optional<RequestRule> firstBroken(ChatRequest request, ModelCatalogue models) {
        for (var rule : values()) {
            if (!rule.check.keeps(request, models)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    Refusal refusal() {
        return refusal;
    }
}

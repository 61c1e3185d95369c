package io.qgateway.simulator.chat;

import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Refusal;
import java.util.Arrays;
import java.util.Optional;

/** What the service asks of a request. It answers with the refusal of the first broken rule. */
enum RequestRule {
    BODY_SIZE(KnownRefusal.TOO_LONG),
    CONVERSATION_PRESENT(KnownRefusal.IMPROPER),
    TRIGGER_TYPE(KnownRefusal.IMPROPER),
    ORIGIN(KnownRefusal.IMPROPER),
    CONVERSATION_ID(KnownRefusal.INVALID_CONVERSATION),
    NO_MODEL_FIELDS(KnownRefusal.IMPROPER),
    HISTORY_ITEMS(KnownRefusal.IMPROPER),
    HISTORY_LENGTH(KnownRefusal.TOO_LONG),
    HISTORY_STARTS_WITH_USER(KnownRefusal.IMPROPER),
    HISTORY_ALTERNATES(KnownRefusal.IMPROPER),
    HISTORY_ENDS_WITH_ASSISTANT(KnownRefusal.IMPROPER),
    CONTENT_PRESENT(KnownRefusal.IMPROPER),
    REASONING_NESTED(KnownRefusal.IMPROPER),
    WORKING_DIRECTORY(KnownRefusal.IMPROPER),
    TOOL_NAMES(KnownRefusal.IMPROPER),
    TOOL_NAMES_UNIQUE(KnownRefusal.IMPROPER),
    TOOL_DESCRIPTIONS(KnownRefusal.IMPROPER),
    TOOL_SCHEMAS(KnownRefusal.TOOL_SCHEMA),
    TOOL_USES_OFFERED(KnownRefusal.IMPROPER),
    TOOL_USE_IDS_UNIQUE(KnownRefusal.IMPROPER),
    TOOL_RESULTS_MATCH(KnownRefusal.TOOL_MISMATCH),
    TOOL_RESULT_FORM(KnownRefusal.IMPROPER),
    IMAGE_COUNT(KnownRefusal.IMPROPER),
    IMAGE_FORMAT(KnownRefusal.IMPROPER),
    IMAGE_SIZE(KnownRefusal.IMPROPER),
    IMAGE_BYTES(KnownRefusal.IMPROPER),
    MESSAGE_LENGTH(KnownRefusal.TOO_LONG),
    TOOL_RESULT_LENGTH(KnownRefusal.TOO_LONG),
    MODEL(KnownRefusal.INVALID_MODEL),
    CACHE_POINTS(KnownRefusal.IMPROPER),
    PROMPT_LENGTH(KnownRefusal.TOO_LONG);

    private final KnownRefusal refusal;

    RequestRule(KnownRefusal refusal) {
        this.refusal = refusal;
    }

    /** The rule that decides what the service answers; empty when the request keeps them all. */
    static Optional<RequestRule> firstBroken(ChatRequest request, ModelCatalogue models) {
        return Arrays.stream(values()).filter(rule -> !rule.isKeptBy(request, models)).findFirst();
    }

    Refusal refusal() {
        return refusal.refusal();
    }

    private boolean isKeptBy(ChatRequest request, ModelCatalogue models) {
        return switch (this) {
            case BODY_SIZE -> SizeRules.bodyFits(request);
            case CONVERSATION_PRESENT -> HistoryRules.hasCurrentMessage(request);
            case TRIGGER_TYPE -> HistoryRules.triggeredByAKnownType(request);
            case ORIGIN -> HistoryRules.comesFromAKnownOrigin(request);
            case CONVERSATION_ID -> HistoryRules.conversationIdFits(request);
            case NO_MODEL_FIELDS -> HistoryRules.hasNoModelFields(request);
            case HISTORY_ITEMS -> HistoryRules.itemsAreMessages(request);
            case HISTORY_LENGTH -> SizeRules.historyFits(request);
            case HISTORY_STARTS_WITH_USER -> HistoryRules.startsWithUser(request);
            case HISTORY_ALTERNATES -> HistoryRules.alternates(request);
            case HISTORY_ENDS_WITH_ASSISTANT -> HistoryRules.endsWithAssistant(request);
            case CONTENT_PRESENT -> HistoryRules.everyMessageHasContent(request);
            case REASONING_NESTED -> HistoryRules.reasoningIsNested(request);
            case WORKING_DIRECTORY -> SizeRules.workingDirectoryFits(request);
            case TOOL_NAMES -> ToolRules.namesAreProper(request);
            case TOOL_NAMES_UNIQUE -> ToolRules.namesAreUnique(request);
            case TOOL_DESCRIPTIONS -> ToolRules.descriptionsFit(request);
            case TOOL_SCHEMAS -> ToolRules.schemasAreProper(request);
            case TOOL_USES_OFFERED -> ToolRules.usedToolsAreOffered(request);
            case TOOL_USE_IDS_UNIQUE -> ToolRules.useIdsAreUnique(request);
            case TOOL_RESULTS_MATCH -> ToolRules.resultsMatchUses(request);
            case TOOL_RESULT_FORM -> ToolRules.resultsAreProper(request);
            case IMAGE_COUNT -> ImageRules.fewEnough(request);
            case IMAGE_FORMAT -> ImageRules.formatsAreKnown(request);
            case IMAGE_SIZE -> ImageRules.smallEnough(request);
            case IMAGE_BYTES -> ImageRules.bytesMatchFormats(request);
            case MESSAGE_LENGTH -> SizeRules.messagesFit(request);
            case TOOL_RESULT_LENGTH -> SizeRules.toolResultsFit(request);
            case MODEL -> request.modelId().isEmpty() || models.has(request.modelId());
            case CACHE_POINTS -> CachePoints.areProper(request, models.get(request.modelId()));
            case PROMPT_LENGTH -> SizeRules.promptFits(request, models.get(request.modelId()));
        };
    }
}

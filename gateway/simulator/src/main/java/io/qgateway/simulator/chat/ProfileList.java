package io.qgateway.simulator.chat;

import io.qgateway.simulator.http.Answer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The answer to {@code ListAvailableProfiles}: all profiles on one page, whatever the region. */
record ProfileList(List<String> arns) {

    Answer answer() {
        var body = Map.of("profiles", arns.stream().map(ProfileList::entry).toList());
        return new Answer.Content(
                200,
                "application/x-amz-json-1.0",
                Map.of(),
                JsonMapper.shared().writeValueAsString(body));
    }

    private static Map<String, String> entry(String arn) {
        return Map.of(
                "arn",
                arn,
                "profileName",
                arn.substring(arn.lastIndexOf('/') + 1),
                "status",
                "ACTIVE",
                "profileType",
                "Q_DEVELOPER");
    }
}

package io.threekey.evidence;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Stage;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;

/** What a version on its way would have given somebody who was let in by the one in force. */
public record ComingLimits(
        Stage stage,
        int idleMinutes,
        int overallMinutes,
        PolicyAddress policy,
        int policyVersion,
        Digest policyDocument) {

    JsonObject document() {
        return Json.object()
                .put("stage", stage.code())
                .put("idleMinutes", idleMinutes)
                .put("overallMinutes", overallMinutes)
                .put("policy", policy.document())
                .put("policyVersion", policyVersion)
                .put("policyDocument", policyDocument)
                .build();
    }

    static ComingLimits read(Fields fields) {
        return new ComingLimits(
                fields.text("stage", Stage::ofCode),
                fields.count("idleMinutes"),
                fields.count("overallMinutes"),
                fields.object("policy", PolicyAddress::read),
                fields.count("policyVersion"),
                fields.digest("policyDocument"));
    }
}

package io.threekey.server.signin;

import io.threekey.charter.CareSetting;
import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

final class SessionForm implements SealedForm<Session> {

    @Override
    public String table() {
        return "signin_session";
    }

    @Override
    public Session read(ResultSet row) throws SQLException {
        var useCase = UseCase.ofCode(row.getString("use_case"));
        var limit = new SessionLimit(row.getInt("idle_minutes"), row.getInt("overall_minutes"));
        return new Session(
                row.getString("id"),
                row.getLong("version"),
                Digest.parse(row.getString("token_digest")),
                new PersonId(row.getString("person")),
                row.getString("passkey"),
                TraitsColumn.read(row.getString("key_traits")),
                useCase,
                CareSetting.ofCode(row.getString("care_setting")),
                Optional.of(row.getString("site"))
                        .filter(site -> !site.isEmpty())
                        .map(Scope::new),
                SeenBrowser.read(row.getString("browser")),
                new SessionTimes(
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("last_seen_at").toInstant(),
                        limit),
                new ObeyedPolicy(
                        SessionLimitsKind.addressFor(useCase, new Scope(row.getString("policy_scope"))),
                        row.getInt("policy_version"),
                        Digest.parse(row.getString("policy_document"))),
                Pauses.written(row.getString("pauses")));
    }

    @Override
    public Sealed sealed(Session session) {
        var limit = session.times().limit();
        var content = Json.object()
                .put("token", session.token())
                .put("person", session.person().value())
                .put("passkey", session.passkey())
                .put("careSetting", session.careSetting().code())
                .put("startedAt", session.times().startedAt())
                .put("lastSeenAt", session.times().lastSeenAt())
                .put("idleMinutes", limit.idleMinutes())
                .put("overallMinutes", limit.overallMinutes())
                .put("policy", session.policy().address().document())
                .put("policyVersion", session.policy().version())
                .put("policyDocument", session.policy().document());
        session.site().ifPresent(site -> content.put("site", site.value())); // likewise of before sites were noted
        session.traits().ifPresent(traits -> content.put("keyTraits", TraitsColumn.written(traits)));
        session.browser().ifPresent(browser -> content.put("browser", browser.written()));
        if (!session.pauses().isEmpty()) { // rows of before pauses were kept stay genuine
            content.put("pauses", session.pauses().document());
        }
        return new Sealed(session.id(), session.version(), content.build());
    }
}

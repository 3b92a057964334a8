package io.threekey.server.federation;

import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What an application may ask for itself, with nobody in front of it, as long as it lasts (RFC 6749, 4.4). It speaks of no
 * person and of no session, so it can be taken for nothing that does.
 *
 * @param id the token's {@code jti}
 * @param held what whoever uses it must hold; empty where bearing it is enough
 */
record ServiceAccess(String id, String client, String scope, Optional<Binding> held, Instant expiresAt) {

    /** How tokens call it ({@code sub}): with a sign that stands in no person's name, so that neither is taken for the other. */
    String subject() {
        return "application:" + client;
    }

    static final class Form implements SealedForm<ServiceAccess> {

        @Override
        public String table() {
            return "federation_service_access";
        }

        @Override
        public ServiceAccess read(ResultSet row) throws SQLException {
            return new ServiceAccess(
                    row.getString("id"),
                    row.getString("client"),
                    row.getString("scope"),
                    Binding.read(row.getString("holder")),
                    row.getTimestamp("expires_at").toInstant());
        }

        @Override
        public Sealed sealed(ServiceAccess access) {
            return Sealed.once(
                    access.id(),
                    Json.object()
                            .put("client", access.client())
                            .put("scope", access.scope())
                            .put("holder", access.held().map(Binding::written).orElse(""))
                            .put("expiresAt", access.expiresAt())
                            .build());
        }
    }
}
